using System.CommandLine;
using CommandLine;
using Planning.Refreshes;
using Preflight.Drift;
using Preflight.Gate;
using Preflight.Reports;

namespace Preflight.Commands;

/// <summary>`drift --preview FILE`: does Azure differ from the deployed program?</summary>
internal static class DriftCommand
{
    public static Command Create()
    {
        var preview = new Option<string>("--preview")
        {
            Description = "Output of `pulumi preview --refresh --json --show-sames`.",
            Required = true,
        };
        var settings = new Option<string?>("--settings")
        {
            Description = "Settings of the web apps as Azure lists them, which a refresh does not read. Default: not compared.",
        };
        var format = new Option<string>("--format") { Description = "console or json.", DefaultValueFactory = _ => "console" };
        format.AcceptOnlyFromAmong("console", "json");
        var command = new Verb(
            "drift",
            "Show what differs between Azure and the deployed program.",
            """
            Ignores differences that Azure or the provider makes by itself. provider-differences.json lists them by resource type and
            property, each with its reason and public issue. Everything beside them is drift.
            Not seen: resources that the program does not manage, the kind of a site, the content of a workbook, and data.
            Exit code: 0 no drift, 1 drift, 2 the preview cannot be read.

            Examples:
              pulumi preview --refresh --json --show-sames > preview.json; preflight drift --preview preview.json
            """
        )
        {
            preview,
            settings,
            format,
        };
        command.SetAction(
            async (parsed, _) =>
            {
                var refreshed = PreviewFile.Read(parsed.GetValue(preview)!);
                var (differences, notes) = parsed.GetValue(settings) is { } file
                    ? SiteSettings.Compare(refreshed, SettingsFile.Read(file))
                    : ([], []);
                var result = DriftResult.Of(refreshed, ProviderDifferences.All, differences, notes);
                if (parsed.GetValue(format) == "json")
                {
                    await Console.Out.WriteLineAsync(DriftReport.Json(result));
                }
                else
                {
                    DriftReport.Print(Terminal.Console, result);
                }

                return result.Drift.Count == 0 ? 0 : ExitCode.Findings;
            }
        );
        return command;
    }
}
