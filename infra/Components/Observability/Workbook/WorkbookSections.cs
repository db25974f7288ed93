namespace Infra.Components;

/// <summary>What the workbook shows, top to bottom: first whether people are served, then why not.</summary>
internal static class WorkbookSections
{
    public static readonly IReadOnlyList<WorkbookSection> All =
    [
        new(
            "Are people served?",
            "The objectives of the README, and how the answers of this time range ended.",
            [
                new("Objectives", "objectives", WorkbookChart.Table) { Width = 100 },
                new("Answers by how they ended", "answers", WorkbookChart.AreaChart),
                new("The public address, from outside (%)", "availability", WorkbookChart.TimeChart),
                new("Failed requests and exceptions", "failures", WorkbookChart.Table) { WhenEmpty = "Nothing failed in this time range." },
                new("What runs: package, prompt, model, index", "releases", WorkbookChart.Table),
            ]
        ),
        new(
            "How fast?",
            "From the question, as its reader waits.",
            [
                new("To the first word (s)", "first-word", WorkbookChart.TimeChart),
                new("To the last word (s)", "whole-answer", WorkbookChart.TimeChart),
            ]
        ),
        new(
            "What does it take?",
            "Costs are **estimates**: what the app counted, at the prices above, which are list prices and not your contract's.",
            [
                new("Tokens by model", "tokens", WorkbookChart.AreaChart),
                new("Estimated cost by model (USD)", "cost", WorkbookChart.Table),
                new("No capacity, retries, failovers, spillovers", "throttling", WorkbookChart.BarChart)
                {
                    WhenEmpty = "No endpoint was short of capacity.",
                },
                new("Requests to model deployments that were answered (%)", "model-availability", WorkbookChart.TimeChart),
            ]
        ),
        new(
            "Are the answers good?",
            "A quality that falls without a release is most often the documents: look at freshness.",
            [
                new("Questions with and without passages that speak of them", "retrieval", WorkbookChart.AreaChart),
                new("Refused for want of sources (%)", "refusals", WorkbookChart.TimeChart),
                new("Citations given, and invented", "citations", WorkbookChart.BarChart),
                new("Feedback", "feedback", WorkbookChart.Table) { WhenEmpty = "Nobody voted." },
                new("Evaluation scores", "evaluation", WorkbookChart.Table)
                {
                    Width = 100,
                    WhenEmpty = "No scores were sent: `dotnet run --project tools/evaluation -- --url <address> --send-scores`.",
                },
            ]
        ),
        new(
            "Is it safe?",
            "Filters that stop something are at work; a sudden rise is somebody trying.",
            [
                new("Content-filter findings", "content-filter", WorkbookChart.Table)
                {
                    Width = 100,
                    WhenEmpty = "No filter stopped anything.",
                },
            ]
        ),
        new(
            "What does it stand on?",
            "",
            [
                new("Calls over the network", "dependencies", WorkbookChart.Table) { Width = 100 },
                new("The longest wait of a changed document (min)", "freshness", WorkbookChart.TimeChart),
                new("Ingestion: runs, documents, refused documents", "ingestion", WorkbookChart.TimeChart),
                new("AI Search: seconds of a query, throttled (%)", "search", WorkbookChart.TimeChart) { Width = 100 },
            ]
        ),
    ];
}
