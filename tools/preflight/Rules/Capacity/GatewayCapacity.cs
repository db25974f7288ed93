using Planning.Plans;
using Preflight.AzureModel;
using Preflight.Rules.Framework;

namespace Preflight.Rules;

internal sealed class GatewayCapacity()
    : ResourceRule(
        new()
        {
            Id = "gateway-capacity",
            Title = "A gateway runs on two instances at least and may grow",
            Severity = Severity.Warning,
            Pillar = Pillar.Reliability,
            From = Stage.Production,
            Source = Sources.Advisor,
            Requirements = ["CAP-11"],
            Types = ["network:ApplicationGateway"],
        }
    )
{
    protected override IEnumerable<Problem> Judge(AzureResource resource, AzurePlan plan)
    {
        var (least, most) = (resource.Number("autoscaleConfiguration.minCapacity"), resource.Number("autoscaleConfiguration.maxCapacity"));
        return least < 2 || most <= least || most > 125
            ? [resource.Problem($"autoscaleConfiguration is {least} to {most}; use 2 or more, to at most 125")]
            : [];
    }
}
