using Preflight.Checks;
using Preflight.Cloud;
using Preflight.Plans;

namespace Preflight.Rules;

internal sealed class PublicProbe() : Rule(new()
{
    Id = "availability-test", Title = "Somebody outside asks whether the app answers, from several places", Severity = Severity.Warning, Pillar = Pillar.Operations, From = Stage.Production,
    Source = Sources.Insights, Requirements = ["OBS-12"], Types = ["network:ApplicationGateway", "applicationinsights:WebTest"],
})
{
    private const int Places = 5;

    protected override IEnumerable<Problem> Judge(AzurePlan plan)
    {
        var tests = plan.Of("applicationinsights:WebTest").Where(test => test.Text("enabled") != "false").ToList();
        foreach (var gateway in plan.Of("network:ApplicationGateway").Where(gateway => tests.Count == 0 && gateway.List("frontendIPConfigurations").Any(front => front.Text("publicIPAddress.id") is not null)))
        {
            yield return gateway.Problem("answers the internet, and no test asks it from there; declare applicationinsights:WebTest");
        }

        foreach (var test in tests.Where(test => test.List("locations").Count() < Places))
        {
            yield return test.Problem($"asks from {test.List("locations").Count()} places; from {Places} a broken way is told from a broken app");
        }

        foreach (var test in tests.Where(test => !(test.At("tags") as System.Text.Json.Nodes.JsonObject ?? []).Any(tag => tag.Key.StartsWith("hidden-link:", StringComparison.OrdinalIgnoreCase))))
        {
            yield return test.Problem("has no tag hidden-link:COMPONENT-ID; Application Insights does not show it");
        }
    }
}
