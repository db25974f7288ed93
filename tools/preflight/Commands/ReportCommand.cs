using System.CommandLine;
using AzureDefinitions.Types;
using CommandLine;
using Preflight.Checking;
using Preflight.Reports.Diagrams;
using Preflight.Reports.Html;

namespace Preflight.Commands;

/// <summary>`report STACK`: the plan on one page.</summary>
internal static class ReportCommand
{
    public static Command Create()
    {
        var source = new PlanSource();
        var terms = new CheckTerms();
        var svg = new Option<bool>("--svg") { Description = "Only the diagram, as SVG." };
        var output = new Option<string?>("--output") { Description = "A file instead of standard output." };
        var command = new Verb(
            "report",
            "Write the plan as one HTML page, or its diagram as SVG.",
            """
            The page needs no server and no other file. Summary, findings, diagram and monthly cost come first. Then follow the inventory
            with a filter, roles, endpoints, rules by subnet, and the requirements with the rules that check them.
            Exit code: 0 written, 2 the program or the call failed.

            Examples:
              preflight report prod --output prod.html
              preflight report prod --svg > architecture.svg
            """
        )
        {
            svg,
            output,
        };
        source.AddTo(command);
        terms.AddTo(command);
        command.SetAction(
            async (parsed, cancellation) =>
            {
                var judgement = CheckResult.Of(
                    await source.GetAsync(parsed, cancellation),
                    new AzureTypes(),
                    terms.Of(parsed, source.Directory(parsed), source.TermsDirectory(parsed))
                );
                var text = parsed.GetValue(svg) ? SvgDiagram.Write(Architecture.Of(judgement.Azure)) : ReportPage.Write(judgement);
                if (parsed.GetValue(output) is { } file)
                {
                    await OutputFile.WriteAsync(file, text);
                }
                else
                {
                    await Console.Out.WriteAsync(text);
                }

                return 0;
            }
        );
        return command;
    }
}
