namespace Preflight.Tests.Rules.Recovery;

public sealed class ZoneRedundancyTests : RuleTests<ZoneRedundancyTests>, IRuleCases
{
    public static string Rule => "zone-redundancy";

    public static IReadOnlyList<RuleCase> Cases =>
        [
            NonCompliant("the plan is not zone-redundant", Example.With("plan", "zoneRedundant", false), "plan"),
            NonCompliant("one instance", Example.With("plan", "sku.capacity", 1), "plan"),
            NonCompliant(
                "a consumption plan, once",
                Example.With("plan", "sku", new { name = "Y1" }).With("plan", "zoneRedundant", null),
                "plan"
            ),
            NonCompliant("a Basic plan", Example.With("plan", "sku.name", "B1"), "plan"),
            NonCompliant(
                "a Basic plan that sets no zones, once",
                Example.With("plan", "sku", new { name = "B1" }).With("plan", "zoneRedundant", null),
                "plan"
            ),
            NonCompliant("locally redundant storage", Example.With("documents", "sku.name", "Standard_LRS"), "documents"),
            NonCompliant("a gateway in one zone", Example.With("gateway", "zones", new[] { "1" }), "gateway"),
            NonCompliant("a database in one zone", Example.With("threads", "locations[0].isZoneRedundant", false), "threads"),
            Compliant("locally redundant storage in test", Example.With("documents", "sku.name", "Standard_LRS").InTest()),
            NonCompliant(
                "a firewall in one zone",
                Example.Add("network:AzureFirewall", "firewall", new { zones = new[] { "1" } }),
                "firewall"
            ),
            Compliant("the capacity is not known yet", Example.With("plan", "sku.capacity", "[unknown]")),
        ];
}
