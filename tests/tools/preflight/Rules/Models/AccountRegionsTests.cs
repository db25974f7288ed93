namespace Preflight.Tests.Rules.Models;

public sealed class AccountRegionsTests : RuleTests<AccountRegionsTests>, IRuleCases
{
    public static string Rule => "account-regions";

    public static IReadOnlyList<RuleCase> Cases =>
        [
            NonCompliant("the region of the first account", Example.With("second", "location", "Sweden Central"), "second"),
            Compliant("another model", Together.With("second-chat", "properties.model.name", "gpt-5.4-nano")),
            Compliant("a region that is not known yet", Example.With("second", "location", "[unknown]")),
            Compliant("accounts of different apps", Calling("app", "other")),
            NonCompliant("accounts of one app", Calling("app", "app"), "second"),
        ];

    private static TestPlan Together => Example.With("second", "location", "swedencentral");

    private static TestPlan Calling(string first, string second)
    {
        var plan = Together
            .With("first", "properties", new { customSubDomainName = "first" })
            .With("second", "properties", new { customSubDomainName = "second" });
        return new[] { (Site: first, Host: "first"), (Site: second, Host: "second") }
            .GroupBy(call => call.Site)
            .Aggregate(plan, (all, calls) =>
                all.Add(
                    "web:WebApp",
                    calls.Key,
                    new
                    {
                        siteConfig = new
                        {
                            appSettings = calls.Select(each => new
                            {
                                name = $"Endpoint_{each.Host}",
                                value = $"https://{each.Host}.openai.azure.com/",
                            }),
                        },
                    }
                )
            );
    }
}
