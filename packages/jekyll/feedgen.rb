# frozen_string_literal: true

# Feeds of a Jekyll site, by feedgen. Copy this file into the site's folder _plugins.
#
# After `jekyll build` has written the site, feedgen writes the feeds into it and puts links to them into the pages. While
# Jekyll serves, they are a preview: the same files, but no id is kept. The program is looked for on the path, or
# where FEEDGEN_BINARY says.

require "fileutils"
require "json"
require "open3"
require "tmpdir"

module Feedgen
  class << self
    # Runs the program in the site's folder, has Jekyll log its messages, and returns its standard output.
    def run(site, *arguments)
      command = [ENV.fetch("FEEDGEN_BINARY", "feedgen"), *arguments]
      folder = File.exist?("_config.yml") ? Dir.pwd : site.source
      output, messages, status = Open3.capture3(*command, :chdir => folder, :stdin_data => "")
      messages.scrub.each_line(:chomp => true) { |line| log(line, site) }
      return output if status.success?

      fail!("feedgen failed (#{status.exitstatus || "signal #{status.termsig}"}); its messages say why", site)
    rescue Errno::ENOENT
      fail!("there is no program feedgen on the path; install it, or say where it is: FEEDGEN_BINARY=/path/of/feedgen", site)
    end

    def build(site)
      return run(site, *places(site), "--inject") unless live?(site)

      @folder ||= Dir.mktmpdir("feedgen-preview-").tap { |folder| at_exit { FileUtils.rm_rf(folder) } }
      report = run(site, *places(site), "--preview", @folder, "--json") or return
      JSON.parse(report)["feeds"].each do |feed|
        to = File.join(site.dest, feed["path"])
        FileUtils.mkdir_p(File.dirname(to))
        FileUtils.cp(File.join(@folder, feed["path"]), to)
      end
    end

    # Jekyll removes from the finished site what it did not write; these files it keeps.
    def keep(site)
      return unless File.directory?(site.dest)

      report = run(site, *places(site), "--dry-run", "--json", "-q") or return
      site.keep_files.concat(JSON.parse(report)["feeds"].map { |feed| feed["path"] })
    end

    # The lines for the heads of all pages of this build.
    def links(site)
      @links, @built = run(site, "list", *places(site), "--html", "-q").to_s, site.time if @built != site.time
      @links
    end

    # Jekyll watches the site's folder, in which feedgen keeps its state.
    def prepare(site)
      excluded = site.config["exclude"]
      excluded << ".feedgen" unless excluded.include?(".feedgen")
      return unless site.config["plugins"].include?("jekyll-feed")

      Jekyll.logger.warn("Feedgen:", "jekyll-feed is still among the plugins; feedgen replaces its feeds after each build")
    end

    private

    # `jekyll build` has options for the folder and the address of the site, which no configuration says.
    def places(site)
      words = ["-o", site.dest, "--pages", site.dest]
      return words if live?(site)

      written = configuration(site)
      address = "#{site.config["url"]}#{site.config["baseurl"]}"
      same = address == "#{written["url"]}#{written["baseurl"]}" || site.config["url"].to_s.empty?
      same ? words : [*words, "--base-url", address]
    end

    # What the files say. Reading them quietly makes Jekyll quiet, so its level is restored.
    def configuration(site)
      level = Jekyll.logger.level
      Jekyll.configuration("source" => site.source, "quiet" => true, **site.config.slice("config"))
    ensure
      Jekyll.logger.log_level = level
    end

    def live?(site)
      site.config["serving"] || site.config["watch"]
    end

    def log(line, site)
      case line
      when /\A(?:[^:]*|.*?:\d+(?::\d+)?): error: / then Jekyll.logger.error("Feedgen:", line)
      when /\A(?:[^:]*|.*?:\d+(?::\d+)?): warning: / then Jekyll.logger.warn("Feedgen:", line)
      else Jekyll.logger.public_send(live?(site) ? :debug : :info, "Feedgen:", line)
      end
    end

    # A build ends with an error; a server goes on with the next change.
    def fail!(problem, site)
      raise Jekyll::Errors::FatalException, problem unless live?(site)

      Jekyll.logger.error("Feedgen:", problem)
      nil
    end
  end

  # {% feed_meta %}, which layouts have for jekyll-feed, goes on without it.
  class FeedMeta < Liquid::Tag
    def render(context)
      Feedgen.links(context.registers[:site])
    end
  end
end

Jekyll::Hooks.register(:site, :after_init) do |site|
  Feedgen.prepare(site)
  Liquid::Template.register_tag("feed_meta", Feedgen::FeedMeta) unless Liquid::Template.tags["feed_meta"]
end
Jekyll::Hooks.register(:site, :post_render) { |site| Feedgen.keep(site) }
Jekyll::Hooks.register(:site, :post_write) { |site| Feedgen.build(site) }
