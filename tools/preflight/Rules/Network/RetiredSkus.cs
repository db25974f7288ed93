using Planning.Plans;
using Preflight.AzureModel;
using Preflight.Rules.Framework;

namespace Preflight.Rules;

internal sealed class RetiredSkus()
    : ResourceRule(
        new()
        {
            Id = "retired-sku",
            Title = "Public addresses and load balancers have the Standard SKU",
            Why = "Azure retired the Basic SKU of both in September 2025 and rejects new ones.",
            Fix = "Set sku.name to Standard, and the allocation of a public address to Static.",
            Severity = Severity.Error,
            Pillar = Pillar.Reliability,
            Source = "https://azure.github.io/PSRule.Rules.Azure/en/rules/Azure.PublicIP.StandardSKU/",
            Requirements = ["DR-02"],
            Types = ["network:PublicIPAddress", "network:LoadBalancer"],
            Example = """
            address:
              type: azure-native:network:PublicIPAddress
              properties:
                sku: { name: Standard }
                publicIPAllocationMethod: Static
            balancer:
              type: azure-native:network:LoadBalancer
              properties:
                sku: { name: Standard }
            """,
        }
    )
{
    protected override IEnumerable<Problem> Judge(AzureResource resource, AzurePlan plan)
    {
        if (!resource.Hides("sku.name") && resource.Text("sku.name") is null or "Basic")
        {
            yield return resource.Problem(
                $"sku.name is {resource.Text("sku.name") ?? "not set, which means Basic"}; set it to Standard: Azure retired Basic and "
                    + "rejects new ones"
            );
        }
        else if (resource.Token == "network:PublicIPAddress" && !resource.Is("publicIPAllocationMethod", "Static"))
        {
            yield return resource.Problem(
                $"publicIPAllocationMethod is {resource.Text("publicIPAllocationMethod") ?? "not set, which means Dynamic"}; "
                    + "Azure accepts Static only for Standard addresses"
            );
        }
    }
}
