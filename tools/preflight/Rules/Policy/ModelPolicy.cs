using Planning.Plans;
using Preflight.AzureModel;
using Preflight.Rules.Framework;

namespace Preflight.Rules;

internal sealed class ModelPolicy()
    : ResourceRule(
        new()
        {
            Id = "model-policy",
            Title = "The policy for models allows what the program deploys",
            Why =
                "With the effect Deny, Azure rejects the deployment of a model that is not listed; an empty list allows none. With Audit, "
                + "the program's own deployment is reported.",
            Fix = "List each model in allowedAssetIds, as azureml://registries/azure-openai/models/<name>.",
            Severity = Severity.Error,
            Pillar = Pillar.Security,
            Source = "https://learn.microsoft.com/azure/ai-foundry/how-to/built-in-policy-model-deployment",
            Requirements = ["MDL-03"],
            Types = ["authorization:PolicyAssignment", "cognitiveservices:Deployment"],
            Example = """
            account:
              type: azure-native:cognitiveservices:Account
            chat:
              type: azure-native:cognitiveservices:Deployment
              properties:
                accountName: ${account.name}
                properties: { model: { format: OpenAI, name: gpt-5.4-mini, version: '2026-03-17' } }
            models:
              type: azure-native:authorization:PolicyAssignment
              properties:
                scope: /subscriptions/<id>/resourceGroups/<group>
                policyDefinitionId: /providers/Microsoft.Authorization/policyDefinitions/aafe3651-cb78-4f68-9f81-e7e41509110f
                parameters:
                  effect: { value: Deny }
                  allowedAssetIds: { value: [azureml://registries/azure-openai/models/gpt-5.4-mini] }
            """,
        }
    )
{
    private const string Definition = "aafe3651-cb78-4f68-9f81-e7e41509110f";
    private const string Registry = "azureml://registries/azure-openai/models/";

    protected override IEnumerable<Problem> Judge(AzureResource resource, AzurePlan plan)
    {
        if (
            resource.Text("policyDefinitionId")?.EndsWith(Definition, StringComparison.OrdinalIgnoreCase) != true
            || resource.Text("enforcementMode") == "DoNotEnforce"
            || resource.Text("parameters.effect.value") == "Disabled"
            || resource.Hides("parameters")
        )
        {
            yield break;
        }

        var allowed = resource.Texts("parameters.allowedAssetIds.value").ToList();
        var denies = resource.Text("parameters.effect.value") == "Deny";
        if (resource.Texts("parameters.allowedPublishers.value").Any() || allowed.Exists(AzureResource.IsHidden))
        {
            yield break;
        }

        foreach (var model in Models(plan).Where(model => !allowed.Exists(asset => Allows(asset, model))))
        {
            var message = $"does not allow {model}, which the program deploys; add {Registry}{model.Split(' ')[0]} to allowedAssetIds";
            yield return denies ? resource.Problem(message) : resource.Warning(message);
        }
    }

    /// <summary>Name and version, as far as they are known.</summary>
    private static IEnumerable<string> Models(AzurePlan plan) =>
        plan.Of("cognitiveservices:Deployment")
            .Where(deployment => deployment.Text("properties.model.format") is "OpenAI")
            .Select(deployment => $"{deployment.Text("properties.model.name")} {deployment.Text("properties.model.version")}".Trim())
            .Where(model => model.Length > 0 && !AzureResource.IsHidden(model.Split(' ')[0]))
            .Distinct();

    /// <summary>An id without a version stands for all versions.</summary>
    private static bool Allows(string asset, string model)
    {
        var parts = model.Split(' ', 2);
        var name = $"{Registry}{parts[0]}";
        return asset.Equals(name, StringComparison.OrdinalIgnoreCase)
            || parts.Length == 2 && asset.Equals($"{name}/versions/{parts[1]}", StringComparison.OrdinalIgnoreCase);
    }
}
