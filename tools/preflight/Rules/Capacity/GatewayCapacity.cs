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
            Fix = "Set autoscaleConfiguration.minCapacity to 2 or more, and maxCapacity above it and at most 125.",
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
        var (least, most) = (resource.Number("autoscaleConfiguration.minCapacity"), resource.Number("autoscaleConfiguration.maxCapacity"));
        return least < 2 || most <= least || most > 125
            ?
            [
                resource.Problem(
                    $"autoscaleConfiguration is {least} to {most}; set a minimum of 2 or more and a higher maximum, at most 125"
                ),
            ]
            : [];
    }
}
