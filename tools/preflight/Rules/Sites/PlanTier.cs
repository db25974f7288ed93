using System.Globalization;
using AzureDefinitions.Facts;
using CommandLine;
using Planning.Plans;
using Preflight.AzureModel;
using Preflight.Rules.Framework;

namespace Preflight.Rules;

internal sealed class PlanTier()
    : ResourceRule(
        new()
        {
            Id = "plan-tier",
            Title = "App Service plans have a size that exists, with settings that its tier allows",
            Why = "App Service rejects the plan or the change that needs a higher tier.",
            Fix = "Choose a size of a higher tier, or leave out what the tier does not allow.",
            Severity = Severity.Error,
            Pillar = Pillar.Operations,
            Source = "https://learn.microsoft.com/azure/azure-resource-manager/management/azure-subscription-service-limits",
            Types = ["web:AppServicePlan"],
            Example = """
            plan:
              type: azure-native:web:AppServicePlan
              properties:
                zoneRedundant: true
                sku: { name: P1v3, tier: PremiumV3, capacity: 3 }
            """,
        }
    )
{
    protected override IEnumerable<Problem> Judge(AzureResource resource, AzurePlan plan)
    {
        if (resource.Text("sku.name") is not { } size || AzureResource.IsHidden(size))
        {
            return [];
        }

        return (
            PlanTiers.Of(size) is { } tier
                ? Of(resource, size, tier, plan.Stage)
                : [$"sku.name is {size}, which App Service does not have; nearest: {Suggestion.NearestThree(size, PlanTiers.Sizes)}"]
        ).Select(resource.Problem);
    }

    private static IEnumerable<string> Of(AzureResource plan, string size, FactRow tier, Stage stage)
    {
        var name = tier["tier"];
        if (
            plan.Text("sku.tier") is { } given
            && !AzureResource.IsHidden(given)
            && !tier.List("also").Append(name).Contains(given, StringComparer.OrdinalIgnoreCase)
        )
        {
            yield return $"sku.tier is {given}, but {size} is a size of {name}; set {name}";
        }

        if (plan.Number("sku.capacity") > tier.Number("instances"))
        {
            yield return string.Create(
                CultureInfo.InvariantCulture,
                $"sku.capacity is {plan.Text("sku.capacity")}, but {name} has at most {tier.Number("instances")} instances"
            );
        }

        // In production the rule zone-redundancy says so.
        if (stage < Stage.Production && plan.Text("zoneRedundant") == "true")
        {
            if (!tier.Allows("zones"))
            {
                yield return $"zoneRedundant is true, but {name} has no availability zones; use {PlanTiers.First("zones")} or higher";
            }
            else if (plan.Has("sku.capacity") && plan.IsBelow("sku.capacity", 2))
            {
                yield return $"zoneRedundant needs 2 instances or more, but sku.capacity is {plan.Text("sku.capacity")}";
            }
        }

        var automatic = plan.Text("elasticScaleEnabled") == "true";
        if (automatic && !tier.Allows("automaticScaling"))
        {
            yield return $"elasticScaleEnabled is true, but {name} does not scale automatically; use {PlanTiers.First("automaticScaling")}";
        }

        if (
            !automatic
            && !plan.Hides("elasticScaleEnabled")
            && plan.Number("maximumElasticWorkerCount") > 1
            && name is not ("ElasticPremium" or "WorkflowStandard")
        )
        {
            yield return $"maximumElasticWorkerCount is {plan.Text("maximumElasticWorkerCount")}, which has no effect without "
                + "elasticScaleEnabled; set both or none";
        }

        if (plan.Text("hyperV") == "true" && plan.Text("reserved") == "true")
        {
            yield return "hyperV is for Windows containers, but reserved makes a Linux plan; set one of both";
        }

        var isolated = name.StartsWith("Isolated", StringComparison.Ordinal);
        if (isolated && !plan.Has("hostingEnvironmentProfile"))
        {
            yield return $"sku.name is {size}, which needs an App Service Environment; set hostingEnvironmentProfile";
        }
        else if (!isolated && plan.Has("hostingEnvironmentProfile"))
        {
            yield return $"hostingEnvironmentProfile is set, but {size} is no size of an App Service Environment; use one of IsolatedV2";
        }
    }
}
