using Planning.Plans;
using Preflight.AzureModel;
using Preflight.Rules.Framework;

namespace Preflight.Rules;

internal sealed class AccountKind()
    : Rule(
        new()
        {
            Id = "account-kind",
            Title = "AI accounts and projects have the kind, SKU and identity that they need",
            Why = "Azure rejects projects on an account of another kind or without an identity. The free tier has no model deployments.",
            Fix = "Set kind to AIServices, sku.name to S0, allowProjectManagement to true, and an identity on account and project.",
            Severity = Severity.Error,
            Pillar = Pillar.Reliability,
            Source = "https://learn.microsoft.com/azure/ai-foundry/how-to/create-resource-template",
            Types = ["cognitiveservices:Account", "cognitiveservices:Project"],
            Example = """
            account:
              type: azure-native:cognitiveservices:Account
              properties:
                kind: AIServices
                sku: { name: S0 }
                identity: { type: SystemAssigned }
                properties: { allowProjectManagement: true }
            project:
              type: azure-native:cognitiveservices:Project
              properties:
                accountName: account
                identity: { type: SystemAssigned }
            """,
        }
    )
{
    private const string Manages = "properties.allowProjectManagement";

    protected override IEnumerable<Problem> Judge(AzurePlan plan)
    {
        foreach (var account in plan.Of("cognitiveservices:Account"))
        {
            var hasProject = plan.Of("cognitiveservices:Project").Any(project => plan.ParentOf(project) == account);
            if (account.Text(Manages) == "true" && account.Text("kind") is { } kind && !account.Is("kind", "AIServices"))
            {
                yield return account.Problem($"{Manages} is true, and kind is {kind}; Azure accepts it for AIServices only");
            }

            if (account.Text(Manages) == "true" && !HasIdentity(account))
            {
                yield return account.Problem($"{Manages} is true without a managed identity, which Azure rejects; set identity.type");
            }

            if (hasProject && !account.Is(Manages, "true"))
            {
                yield return account.Problem($"{Manages} is {account.Text(Manages) ?? "not set"}, and the account has a project; set true");
            }

            if (
                account.Text("sku.name") is "F0"
                && (plan.Stage >= Stage.Test || plan.ChildrenOf(account).Any(child => child.Token == "cognitiveservices:Deployment"))
            )
            {
                yield return account.Problem("sku.name is F0, the free tier, which has no model deployments and a low limit; set S0");
            }
        }

        foreach (var project in plan.Of("cognitiveservices:Project").Where(project => !HasIdentity(project)))
        {
            yield return project.Problem("has no managed identity, so that its agents and connections cannot sign in; set identity.type");
        }
    }

    private static bool HasIdentity(AzureResource resource) =>
        resource.Hides("identity.type") || (resource.Text("identity.type") is { } type && type != "None");
}
