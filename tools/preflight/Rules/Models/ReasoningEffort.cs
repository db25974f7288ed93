using AzureDefinitions.Models;
using Preflight.AzureModel;
using Preflight.Rules.Framework;

namespace Preflight.Rules;

internal sealed class ReasoningEffort()
    : Rule(
        new()
        {
            Id = "reasoning-effort",
            Title = "The reasoning effort in app settings is one that the model accepts",
            Why = "Azure OpenAI rejects each request with another value: unsupported_value, reasoning_effort.",
            Fix = "Set a value that the model of the chat deployment accepts, or remove the setting for a model that does not reason.",
            Severity = Severity.Error,
            Pillar = Pillar.Operations,
            Source = "https://learn.microsoft.com/azure/foundry/openai/how-to/reasoning",
            Requirements = ["MDL-08"],
            Types = ["web:WebApp", "web:WebAppSlot"],
            Example = """
            chat:
              type: azure-native:cognitiveservices:Deployment
              properties:
                accountName: account
                properties: { model: { format: OpenAI, name: gpt-5.4-mini, version: '2026-03-17' } }
            app:
              type: azure-native:web:WebApp
              properties:
                siteConfig:
                  appSettings:
                    - { name: ChatDeployment, value: chat }
                    - { name: ReasoningEffort, value: low }
            """,
        }
    )
{
    protected override IEnumerable<Problem> Judge(AzurePlan plan)
    {
        var deployments = plan.Of("cognitiveservices:Deployment").ToLookup(each => each.AzureName, StringComparer.OrdinalIgnoreCase);
        return plan.Settings.SelectMany(settings => Judge(settings, deployments).Select(settings.Site.Problem));
    }

    private static IEnumerable<string> Judge(SiteSettings settings, ILookup<string, AzureResource> deployments)
    {
        foreach (var setting in settings.All.Where(each => each.Value is { Length: > 0 } && IsEffort(each.Name)))
        {
            foreach (var model in ChatModels(settings, deployments))
            {
                if (ModelParameters.Find(model) is not { } known || known.Efforts.Contains(setting.Value, StringComparer.OrdinalIgnoreCase))
                {
                    continue;
                }

                yield return known.Efforts.Count == 0
                    ? $"{setting.Name} is '{setting.Value}', but {model} does not reason; remove the setting"
                    : $"{setting.Name} is '{setting.Value}', but {model} accepts {string.Join(", ", known.Efforts)}; set one of them";
            }
        }
    }

    private static IEnumerable<string> ChatModels(SiteSettings settings, ILookup<string, AzureResource> deployments) =>
        settings
            .All.Where(each => each.Value is { Length: > 0 } && AppDeployment.IsName(each.Name))
            .SelectMany(each => deployments[each.Value!])
            .Where(ModelCatalogue.IsChat)
            .Select(each => each.Text("properties.model.name")!)
            .Where(model => !AzureResource.IsHidden(model))
            .Distinct(StringComparer.OrdinalIgnoreCase);

    private static bool IsEffort(string name) =>
        name.Replace("_", "", StringComparison.Ordinal).EndsWith("ReasoningEffort", StringComparison.OrdinalIgnoreCase);
}
