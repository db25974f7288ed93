namespace Preflight.Tests.Rules.Observability;

public sealed class DataCollectionTests : RuleTests<DataCollectionTests>, IRuleCases
{
    public static string Rule => "data-collection";

    public static IReadOnlyList<RuleCase> Cases =>
        [
            NonCompliant("a table that is not declared", Example.Without("Feedback_CL"), "collect"),
            NonCompliant(
                "a transformation that does not parse",
                Example.With("collect", "dataFlows[0].transformKql", "source | where"),
                "collect"
            ),
            NonCompliant(
                "a transformation of a table",
                Example.With("collect", "dataFlows[0].transformKql", "Feedback_CL | extend TimeGenerated = now()"),
                "collect"
            ),
            NonCompliant(
                "a transformation that summarizes",
                Example.With("collect", "dataFlows[0].transformKql", "source | summarize TimeGenerated = max(Time) by Text"),
                "collect"
            ),
            NonCompliant(
                "a column that the stream does not have",
                Example.With("collect", "dataFlows[0].transformKql", "source | project TimeGenerated = Time, Body"),
                "collect"
            ),
            NonCompliant("no column of the time", Example.With("collect", "dataFlows[0].transformKql", "source | project Text"), "collect"),
            NonCompliant("a stream that is not declared", Example.With("collect", "dataFlows[0].streams[0]", "Custom-Answers"), "collect"),
            NonCompliant(
                "a destination that is not declared",
                Example.With("collect", "dataFlows[0].destinations[0]", "archive"),
                "collect"
            ),
            NonCompliant("an output without its prefix", Example.With("collect", "dataFlows[0].outputStream", "Feedback_CL"), "collect"),
            NonCompliant(
                "a column of a type that does not exist",
                Example.With("collect", "streamDeclarations.Custom-Feedback.columns[1].type", "text"),
                "collect"
            ),
            Compliant(
                "a stream of Azure",
                Example.With(
                    "collect",
                    "dataFlows[0]",
                    new { streams = new[] { "Microsoft-Syslog" }, destinations = new[] { "workspace" } }
                )
            ),
            Compliant("a transformation that is not known yet", Example.With("collect", "dataFlows[0].transformKql", "[unknown]")),
        ];
}
