using System.CommandLine;
using AzureDefinitions.Types;
using CommandLine;
using Planning.Engine;
using Preflight.Checking;
using Preflight.Reports;
using Preflight.Reports.Diagrams;
using Preflight.Reports.Html;
using Preflight.Reports.Timelines;
using Rehearsal.Life;

namespace Preflight.Commands;

/// <summary>`report STACK`: the plan on one page.</summary>
internal static class ReportCommand
{
    public static Command Create()
    {
        var source = new PlanSource();
        var terms = new CheckTerms();
        var svg = new Option<bool>("--svg") { Description = "Only the diagram, as SVG." };
        var rehearse = new Option<bool>("--rehearse")
        {
            Description = "Add the timeline of a rehearsed creation; with --svg, only this timeline.",
        };
        var output = new Option<string?>("--output") { Description = "A file instead of standard output." };
        var command = new Verb(
            "report",
            "Write the plan as one HTML page, or a picture of it as SVG.",
            """
            The page needs no server and no other file. Summary, findings, diagram and monthly cost come first. Then follow the inventory
            with a filter, roles, endpoints, rules by subnet, and the requirements with the rules that check them.
            Exit code: 0 written, 2 the program or the call failed.

            Examples:
              preflight report prod --output prod.html
              preflight report prod --svg > architecture.svg
              preflight report prod --rehearse --svg > timeline.svg
            """
        )
        {
            svg,
            rehearse,
            output,
        };
        source.AddTo(command);
        terms.AddTo(command);
        command.SetAction(
            async (parsed, cancellation) =>
            {
                if (parsed.GetValue(rehearse) && !source.RunsAProgram(parsed))
                {
                    throw new Failure("--rehearse runs the program itself; name a stack instead of --plan");
                }

                var types = new AzureTypes();
                var options = terms.Of(parsed, source.Directory(parsed), source.TermsDirectory(parsed));
                var life = parsed.GetValue(rehearse)
                    ? await CreateAsync(await source.RequestAsync(parsed), options, types, cancellation)
                    : null;
                var text =
                    life is not null && parsed.GetValue(svg)
                        ? TimelineSvg.Write(Timeline.Of(life.Stack, life.Steps[0]))
                        : await PlanAsync(life);
                if (parsed.GetValue(output) is { } file)
                {
                    await OutputFile.WriteAsync(file, text);
                }
                else
                {
                    await Console.Out.WriteAsync(text);
                }

                return 0;

                async Task<string> PlanAsync(LifeResult? life)
                {
                    var judgement = CheckResult.Of(await source.GetAsync(parsed, cancellation), types, options);
                    return parsed.GetValue(svg) ? SvgDiagram.Write(Architecture.Of(judgement.Azure)) : ReportPage.Write(judgement, life);
                }
            }
        );
        return command;
    }

    private static async Task<LifeResult> CreateAsync(
        RunRequest request,
        CheckOptions options,
        AzureTypes types,
        CancellationToken cancellation
    )
    {
        using var progress = new RehearsalProgress(request.Stack);
        var life = new LifeOptions
        {
            Start = RehearseCommand.Morning(options.Today),
            Only = [LifeNames.Create],
            Cancellation = cancellation,
        };
        return await RehearseCommand.PlayAsync(new StackLife(request, life, types, progress));
    }
}
