namespace Infra.Components.Observability.Workbook;

/// <summary>The content of the workbook, top to bottom: first the objectives, then the causes.</summary>
internal static class WorkbookSections
{
    public static readonly IReadOnlyList<WorkbookSection> All =
    [
        new(
            "Service level objectives",
            "The objectives, and how the answers of this time range ended.",
            [
                new("Objectives", "objectives", WorkbookChart.Table) { Width = 100 },
                new("Answers by result", "answers", WorkbookChart.AreaChart),
                new("Availability test, from the internet (%)", "availability", WorkbookChart.TimeChart),
                new("Failed requests and exceptions", "failures", WorkbookChart.Table) { WhenEmpty = "Nothing failed in this time range." },
                new("Releases: package, prompt, model, index", "releases", WorkbookChart.Table),
            ]
        ),
        new(
            "Latency",
            "The seconds that a user waits after the question.",
            [
                new("Time to first word (s)", "first-word", WorkbookChart.TimeChart),
                new("Time to last word (s)", "whole-answer", WorkbookChart.TimeChart),
            ]
        ),
        new(
            "Usage and cost",
            "Costs are **estimates**: the tokens that the app counted, at the list prices above. Your contract may differ.",
            [
                new("Tokens by model", "tokens", WorkbookChart.AreaChart),
                new("Estimated cost by model (USD)", "cost", WorkbookChart.Table),
                new("Throttling, retries, failovers, spillovers", "throttling", WorkbookChart.BarChart)
                {
                    WhenEmpty = "No endpoint was throttled.",
                },
                new("Availability of model deployments (%)", "model-availability", WorkbookChart.TimeChart),
            ]
        ),
        new(
            "Answer quality",
            "If quality falls without a release, check the freshness of the documents first.",
            [
                new("Questions with and without relevant passages", "retrieval", WorkbookChart.AreaChart),
                new("Refused answers (%)", "refusals", WorkbookChart.TimeChart),
                new("Citations: valid and invented", "citations", WorkbookChart.BarChart),
                new("Feedback", "feedback", WorkbookChart.Table) { WhenEmpty = "No feedback in this time range." },
                new("Evaluation scores", "evaluation", WorkbookChart.Table)
                {
                    Width = 100,
                    WhenEmpty = "No scores were sent. Run `dotnet run --project tools/evaluation -- --url <address> --send-scores`.",
                },
            ]
        ),
        new(
            "Safety",
            "Content filters that block content work as intended. A sudden rise indicates an attack.",
            [
                new("Content filter findings", "content-filter", WorkbookChart.Table)
                {
                    Width = 100,
                    WhenEmpty = "No filter blocked content.",
                },
            ]
        ),
        new(
            "Dependencies",
            "",
            [
                new("Calls over the network", "dependencies", WorkbookChart.Table) { Width = 100 },
                new("Longest wait of a changed document (min)", "freshness", WorkbookChart.TimeChart),
                new("Ingestion: runs, documents, rejected documents", "ingestion", WorkbookChart.TimeChart),
                new("AI Search: query latency (s), throttled (%)", "search", WorkbookChart.TimeChart) { Width = 100 },
            ]
        ),
    ];
}
