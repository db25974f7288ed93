using Planning.Plans;
using Preflight.AzureModel;
using Preflight.Rules.Framework;

namespace Preflight.Rules;

internal sealed class ManagedNetwork()
    : ResourceRule(
        new()
        {
            Id = "managed-network",
            Title = "The managed network of an AI account is used, and its rules apply",
            Why =
                "An account whose creation did not ask for the network runs its agents elsewhere. Host rules filter nothing where the "
                + "whole internet is allowed.",
            Fix = "Set useMicrosoftManagedNetwork in networkInjections of a new account, and AllowOnlyApprovedOutbound with host rules.",
            Severity = Severity.Error,
            Pillar = Pillar.Security,
            Source = "https://learn.microsoft.com/azure/ai-foundry/how-to/managed-virtual-network",
            Types = ["cognitiveservices:ManagedNetworkSetting"],
            Example = """
            account:
              type: azure-native:cognitiveservices:Account
              properties:
                accountName: account
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
    protected override IEnumerable<Problem> Judge(AzureResource resource, AzurePlan plan)
    {
        if (
            plan.ParentOf(resource) is { } account
            && !account.Hides("properties.networkInjections")
            && !account.List("properties.networkInjections").Any(each => each.Text("useMicrosoftManagedNetwork") == "true")
        )
        {
            yield return resource.Problem(
                $"{account.Name} does not use it; set useMicrosoftManagedNetwork in its networkInjections, at its creation"
            );
        }

        const string Network = "properties.managedNetwork";
        if (resource.Has($"{Network}.outboundRules") && resource.Text($"{Network}.isolationMode") is "AllowInternetOutbound" or "Disabled")
        {
            yield return resource.Problem(
                $"isolationMode is {resource.Text($"{Network}.isolationMode")}, so its outbound rules filter nothing; use "
                    + "AllowOnlyApprovedOutbound"
            );
        }
    }
}
