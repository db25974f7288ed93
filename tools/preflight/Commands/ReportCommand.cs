using System.CommandLine;
using CommandLine;
using Preflight.Checking;
using Preflight.Reports.Html;
using Preflight.Reports.Picture;
using Preflight.Requests;

namespace Preflight.Commands;

/// <summary>`report STACK`: the plan on one page.</summary>
internal static class ReportCommand
{
    public static Command Create()
    {
        var source = new PlanSource();
        var terms = new CheckTerms();
        var svg = new Option<bool>("--svg") { Description = "The diagram alone, as SVG." };
        var output = new Option<string?>("--output") { Description = "A file, in place of standard output." };
        var command = new Command(
            "report",
            """
            Writes one HTML page that needs nothing else: a diagram drawn from the plan, findings by pillar, inventory, roles, endpoints and
            names, rules by subnet, the cost of a month, and which requirement is held by which rule.

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
                var text = parsed.GetValue(svg)
                    ? Drawing.Of(judgement.Azure, $"{judgement.Plan.Project}, {judgement.Plan.Stack}")
                    : ReportPage.Write(judgement);
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
