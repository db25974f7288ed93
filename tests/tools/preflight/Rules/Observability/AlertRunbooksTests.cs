namespace Preflight.Tests.Rules.Observability;

public sealed class AlertRunbooksTests : RuleTests<AlertRunbooksTests>, IRuleCases
{
    public static string Rule => "alert-runbooks";

    public static IReadOnlyList<RuleCase> Cases =>
        [
            NonCompliant("no link", Example.With("app-errors", "description", "The app answers with errors."), "app-errors"),
            NonCompliant("a page that does not exist", Linked("docs/runbooks/none.md").InFolder(Repository.Root), "app-errors"),
            Compliant("a page that exists", Linked("README.md").InFolder(Repository.Root)),
            Compliant("an address", Linked("https://example.com/runbooks/app-errors")),
            Compliant("no link in development", Example.With("app-errors", "description", "Errors.").InDevelopment()),
        ];

    private static TestPlan Linked(string page) => Example.With("app-errors", "description", $"Runbook: {page}");
}
