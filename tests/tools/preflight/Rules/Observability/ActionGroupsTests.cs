namespace Preflight.Tests.Rules.Observability;

public sealed class ActionGroupsTests : RuleTests<ActionGroupsTests>, IRuleCases
{
    public static string Rule => "action-groups";

    public static IReadOnlyList<RuleCase> Cases =>
        [
            NonCompliant("a group that is off", Example.With("on-call", "enabled", false), "on-call"),
            NonCompliant("no receiver", Example.With("on-call", "emailReceivers", Array.Empty<object>()), "on-call"),
            NonCompliant("an address without a domain", Example.With("on-call", "emailReceivers[0].emailAddress", "team"), "on-call"),
            NonCompliant("a short name that is too long", Example.With("on-call", "groupShortName", "on-call-group"), "on-call"),
            NonCompliant(
                "two receivers of one name",
                Example.With("on-call", "emailReceivers[1]", new { name = "team", emailAddress = "b@example.com" }),
                "on-call"
            ),
            NonCompliant(
                "a webhook without TLS",
                Example.With("on-call", "webhookReceivers", new[] { new { name = "pager", serviceUri = "http://pager.example.com" } }),
                "on-call"
            ),
            NonCompliant(
                "a telephone number with letters",
                Example.With("on-call", "smsReceivers", new[] { new { name = "phone", phoneNumber = "call-me" } }),
                "on-call"
            ),
            NonCompliant("a region without the service", Example.With("on-call", "location", "koreacentral"), "on-call"),
            NonCompliant(
                "a country code with a plus sign",
                Example.With(
                    "on-call",
                    "smsReceivers",
                    new[]
                    {
                        new
                        {
                            name = "phone",
                            countryCode = "+46",
                            phoneNumber = "701234567",
                        },
                    }
                ),
                "on-call"
            ),
            Compliant("a region in Europe", Example.With("on-call", "location", "swedencentral")),
            Compliant("an address that is not known yet", Example.With("on-call", "emailReceivers[0].emailAddress", "[unknown]")),
        ];
}
