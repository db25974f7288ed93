using System.Globalization;
using Planning.Plans;
using Preflight.AzureModel;
using Preflight.Rules.Framework;

namespace Preflight.Rules;

internal sealed class EmbeddingSetting()
    : Rule(
        new()
        {
            Id = "embedding-setting",
            Title = "Settings agree with the model of the deployment that they name",
            Why =
                "Vectors of two models cannot be compared. A wrong model or size in the settings gives an index that answers nothing. "
                + "A chat request to an embedding model fails.",
            Fix = "Set model, version and dimensions of the deployment that the app uses.",
            Severity = Severity.Error,
            Pillar = Pillar.Operations,
            Source = "https://learn.microsoft.com/azure/ai-services/openai/how-to/embeddings",
            Requirements = ["MDL-08"],
            Types = ["web:WebApp", "web:WebAppSlot"],
            Example = """
            embedding:
              type: azure-native:cognitiveservices:Deployment
              properties:
                accountName: account
                properties: { model: { format: OpenAI, name: text-embedding-3-large, version: '1' } }
            app:
              type: azure-native:web:WebApp
              properties:
                siteConfig:
                  appSettings:
                    - { name: EMBEDDING_DEPLOYMENT, value: embedding }
                    - { name: EMBEDDING_MODEL, value: text-embedding-3-large 1 }
                    - { name: EMBEDDING_DIMENSIONS, value: '3072' }
            """,
        }
    )
{
    /// <summary>The largest vectors of each model, and the only size of the model before the third generation.</summary>
    private static readonly Dictionary<string, int> Sizes = new(StringComparer.OrdinalIgnoreCase)
    {
        ["text-embedding-3-large"] = 3_072,
        ["text-embedding-3-small"] = 1_536,
        ["text-embedding-ada-002"] = 1_536,
    };

    protected override IEnumerable<Problem> Judge(AzurePlan plan)
    {
        var deployments = plan.Of("cognitiveservices:Deployment")
            .GroupBy(each => each.AzureName, StringComparer.OrdinalIgnoreCase)
            .ToDictionary(group => group.Key, group => group.First(), StringComparer.OrdinalIgnoreCase);
        return deployments.Count == 0
            ? []
            : plan.Settings.SelectMany(settings => Judge(settings, deployments).Select(settings.Site.Problem));
    }

    private static IEnumerable<string> Judge(SiteSettings settings, IReadOnlyDictionary<string, AzureResource> deployments)
    {
        foreach (var setting in settings.All.Where(setting => setting.Value is not null && AppDeployment.IsName(setting.Name)))
        {
            if (
                deployments.GetValueOrDefault(setting.Value!)?.Text("properties.model.name") is not { } model
                || AzureResource.IsHidden(model)
            )
            {
                continue;
            }

            var embeds = IsEmbedding(model);
            if (embeds && Contains(setting.Name, "CHAT", "COMPLETION", "GPT"))
            {
                yield return $"{setting.Name} is {setting.Value}, a deployment of {model}, which makes vectors and answers no chat; "
                    + "name a deployment of a chat model";
            }
            else if (!embeds && IsEmbeddingName(setting.Name))
            {
                yield return $"{setting.Name} is {setting.Value}, a deployment of {model}, which makes no vectors; "
                    + "name a deployment of an embedding model";
            }
        }

        var used = settings
            .All.Where(setting => setting.Value is not null && AppDeployment.IsName(setting.Name) && IsEmbeddingName(setting.Name))
            .Select(setting => deployments.GetValueOrDefault(setting.Value!))
            .Where(each => IsEmbedding(each?.Text("properties.model.name")))
            .Distinct()
            .ToList();
        if (used is not [{ } deployment])
        {
            yield break;
        }

        var (name, version) = (deployment.Text("properties.model.name")!, deployment.Text("properties.model.version"));
        foreach (var setting in settings.All.Where(each => each.Value is { Length: > 0 } && IsEmbeddingName(each.Name)))
        {
            if (Contains(setting.Name, "DIMENSION"))
            {
                if (Dimensions(setting, name) is { } problem)
                {
                    yield return problem;
                }
            }
            else if (Contains(setting.Name, "MODEL") && !AppDeployment.IsName(setting.Name) && !Agrees(setting.Value!, name, version))
            {
                yield return $"{setting.Name} is '{setting.Value}', but {deployment.AzureName} is a deployment of {name} {version}; "
                    + $"set {name} {version}";
            }
        }
    }

    /// <summary>The setting names the model, with or without its version.</summary>
    private static bool Agrees(string value, string model, string? version) =>
        value.Split([' ', ':', '@', '/'], StringSplitOptions.RemoveEmptyEntries) switch
        {
            [var name] => name.Equals(model, StringComparison.OrdinalIgnoreCase),
            [var name, var number] => name.Equals(model, StringComparison.OrdinalIgnoreCase)
                && (version is null || AzureResource.IsHidden(version) || number == version),
            _ => true,
        };

    private static string? Dimensions(SiteSetting setting, string model) =>
        !Sizes.TryGetValue(model, out var most)
        || !int.TryParse(setting.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var given)
            ? null
        : given > most ? $"{setting.Name} is {given}, but {model} gives at most {most} dimensions; set {most} or less"
        : model.EndsWith("ada-002", StringComparison.OrdinalIgnoreCase) && given != most
            ? $"{setting.Name} is {given}, but {model} gives {most} dimensions only; set {most}"
        : null;

    private static bool IsEmbedding(string? model) => model?.Contains("embed", StringComparison.OrdinalIgnoreCase) == true;

    private static bool IsEmbeddingName(string setting) => Contains(setting, "EMBED", "_EMB_", "EMB_");

    private static bool Contains(string setting, params string[] words) =>
        words.Any(word => setting.Contains(word, StringComparison.OrdinalIgnoreCase));
}
