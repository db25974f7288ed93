using Planning.Plans;
using Preflight.AzureModel;
using Preflight.Rules.Framework;

namespace Preflight.Rules;

internal sealed class GatewayCapacity()
    : ResourceRule(
        new()
        {
            Id = "gateway-capacity",
            Title = "The gateway scales from at least two instances",
            Why = "With one instance, a failure or an update interrupts all requests.",
            Fix = "Set autoscaleConfiguration.minCapacity to 2 or more, and maxCapacity above it.",
            Severity = Severity.Warning,
            Pillar = Pillar.Reliability,
            From = Stage.Production,
            Source = Sources.Advisor,
            Requirements = ["CAP-11"],
            Types = ["network:ApplicationGateway"],
            Example = """
            gateway:
              type: azure-native:network:ApplicationGateway
              properties:
                autoscaleConfiguration: { minCapacity: 2, maxCapacity: 10 }
            """,
        }
    )
{
    protected override IEnumerable<Problem> Judge(AzureResource resource, AzurePlan plan)
    {
        if (resource.Hides("autoscaleConfiguration"))
        {
            yield break;
        }

        if (!resource.Has("autoscaleConfiguration"))
        {
            yield return resource.Problem(
                "autoscaleConfiguration is not set, so the gateway does not scale; set minCapacity and maxCapacity"
            );
            yield break;
        }

        var (least, most) = (resource.Number("autoscaleConfiguration.minCapacity"), resource.Number("autoscaleConfiguration.maxCapacity"));
        if (resource.IsBelow("autoscaleConfiguration.minCapacity", 2))
        {
            yield return resource.Problem($"autoscaleConfiguration.minCapacity is {least}; set 2 or more");
        }

        if (resource.Has("autoscaleConfiguration.maxCapacity") && !resource.Hides("autoscaleConfiguration.maxCapacity") && most <= least)
        {
            yield return resource.Problem(
                $"autoscaleConfiguration.maxCapacity is {most}, not above minCapacity {least}; leave room to grow"
            );
        }
    }
}
