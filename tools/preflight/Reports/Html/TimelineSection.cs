using Preflight.Reports.Timelines;
using Rehearsal.Life;

namespace Preflight.Reports.Html;

/// <summary>The rehearsed creation of a stack: its timeline, its critical path and its problems.</summary>
internal static class TimelineSection
{
    public static void Write(Page page, LifeResult life)
    {
        page.Section("Rehearsal", "The creation of the stack in a simulated Azure. Times are typical values or estimates.");
        foreach (var step in life.Steps.Where(step => step.Attempts.Count > 0).Take(1))
        {
            var timeline = Timeline.Of(life.Stack, step);
            page.Say($"{timeline.Summary}.");
            page.Raw("<div class=\"scroll picture\" role=\"region\" tabindex=\"0\" aria-label=\"Timeline\">\n");
            page.Raw($"{TimelineSvg.Write(timeline)}</div>\n");
            page.OpenDetails("Critical path");
            page.Table(
                "Critical path: the steps that decide how long the creation takes",
                ["Resource", "Type", "Begins after", "Takes", "Details"],
                timeline
                    .Paths.SelectMany(path => path)
                    .Select(each =>
                        new[]
                        {
                            each.Name,
                            each.Type.Replace("azure-native:", "", StringComparison.Ordinal),
                            SimulatedTime.Short(each.Start - timeline.Start),
                            SimulatedTime.Short(each.Duration),
                            new TimelineBar(each, true).Words(timeline.Start),
                        }
                    )
            );
            page.CloseDetails();
            if (step.Problems.Count > 0)
            {
                page.Table(
                    "Problems of the creation",
                    ["Resource", "Answer", "Why", "What to change"],
                    step.Problems.Select(problem => new[] { problem.Resource, problem.Answer, problem.Why, problem.Fix })
                );
            }
        }

        foreach (var passed in life.PassedOver)
        {
            page.Say($"Passed over, because its type is not simulated: {passed}.");
        }
    }
}
