namespace Preflight.Tests.Rules.Regions;

public sealed class RegionNamesTests : RuleTests<RegionNamesTests>, IRuleCases
{
    public static string Rule => "region-name";

    public static IReadOnlyList<RuleCase> Cases =>
        [
            NonCompliant("a misspelt region", Example.With("vault", "location", "swedencentrall"), "vault"),
            NonCompliant(
                "a region of another cloud",
                Example.Copy("vault", "second").Add("keyvault:Vault", "far", new { location = "chinaeast2" }),
                "far"
            ),
            NonCompliant(
                "a misspelt region of a database",
                Example.Add("cosmosdb:DatabaseAccount", "threads", new { locations = new[] { new { locationName = "westeurop" } } }),
                "threads"
            ),
            Compliant("a region of a cloud of its own", Example.With("vault", "location", "usgovvirginia")),
            Compliant("a global resource", Example.With("vault", "location", "global")),
            Compliant("a region that is unknown", Example.With("vault", "location", "[unknown]")),
        ];

    [Fact]
    public void Message_names_the_nearest_region() =>
        Assert.Contains("nearest: swedencentral", Assert.Single(Example.With("vault", "location", "swedencentrall").Messages(Rule)));
}
