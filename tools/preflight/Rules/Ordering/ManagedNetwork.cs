using System.Text.Json.Nodes;
using AzureDefinitions.Facts;
using Planning.Plans;
using Preflight.AzureModel;
using Preflight.Rules.Framework;

namespace Preflight.Rules;

internal sealed class ManagedNetwork()
    : ResourceRule(
        new()
        {
            Id = "managed-network",
            Title = "The managed network of an AI account is offered, used, and its rules apply",
            Why =
                "An account whose creation did not ask for the network runs its agents elsewhere. Host rules filter nothing where the "
                + "whole internet is allowed.",
            Fix =
                "Set useMicrosoftManagedNetwork in networkInjections of a new account in a region that offers it, and "
                + "AllowOnlyApprovedOutbound with host rules.",
            Severity = Severity.Error,
            Pillar = Pillar.Security,
            Source = "https://learn.microsoft.com/azure/foundry/how-to/managed-virtual-network",
            Types = ["cognitiveservices:ManagedNetworkSetting"],
            Example = """
            account:
              type: azure-native:cognitiveservices:Account
              properties:
                accountName: account
                location: swedencentral
                properties:
                  networkInjections:
                    - { scenario: agent, subnetArmId: '', useMicrosoftManagedNetwork: true }
            network:
              type: azure-native:cognitiveservices:ManagedNetworkSetting
              properties:
                accountName: ${account.name}
                managedNetworkName: default
                properties:
                  managedNetwork:
                    isolationMode: AllowOnlyApprovedOutbound
                    outboundRules:
                      tools: { type: FQDN, destination: tools.example.com }
            """,
        }
    )
{
    private const string Network = "properties.managedNetwork";

    private static readonly string[] Filters = ["FQDN", "ServiceTag"];

    protected override IEnumerable<Problem> Judge(AzureResource resource, AzurePlan plan)
    {
        if (plan.ParentOf(resource) is { } account)
        {
            if (
                !account.Hides("properties.networkInjections")
                && !account.List("properties.networkInjections").Any(each => each.Text("useMicrosoftManagedNetwork") == "true")
            )
            {
                yield return resource.Problem(
                    $"{account.Name} does not use it; set useMicrosoftManagedNetwork in its networkInjections, at its creation"
                );
            }

            if (account.Text("location") is { } region && !AzureResource.IsHidden(region) && !IsOffered(region))
            {
                yield return resource.Problem(
                    $"{RegionCatalogue.Plain(region)} does not offer managed networks; use another region for {account.Name}, or a subnet "
                        + "of your own (Microsoft's list as of preflight's managed-network-regions.json)"
                );
            }
        }

        if (
            resource.Text($"{Network}.isolationMode") is "AllowInternetOutbound" or "Disabled"
            && resource.At($"{Network}.outboundRules") is JsonObject rules
            && rules.Any(rule => Filters.Contains(rule.Value?.Text("type"), StringComparer.OrdinalIgnoreCase))
        )
        {
            yield return resource.Problem(
                $"isolationMode is {resource.Text($"{Network}.isolationMode")}, so its outbound rules for hosts and service tags filter "
                    + "nothing; use AllowOnlyApprovedOutbound"
            );
        }
    }

    private static bool IsOffered(string region) =>
        FactFile.Of("managed-network-regions").Rows.Any(row => row["name"] == RegionCatalogue.Plain(region));
}
