using System.Text.Json;
using System.Text.Json.Nodes;
using CommandLine;
using Planning.Plans;
using Preflight.AzureModel;
using Preflight.Checking;
using Preflight.Rules.Framework;

namespace Preflight.Gate;

/// <summary>Models that an update would bring to a stack although the test stack did not run them in this release.</summary>
public static class UntestedModels
{
    /// <param name="evidence">What a release left when it passed test, with `models` as in "chat gpt-5.4-mini 2026-03-17".</param>
    /// <exception cref="Failure">The file is missing or no such evidence.</exception>
    public static IReadOnlyList<Finding> Of(Preview preview, string evidence)
    {
        var tested = Tested(evidence).ToLookup(each => each.Purpose, each => each.Model);
        return
        [
            .. preview
                .Steps.Where(step => step is { Type: "cognitiveservices:Deployment", New: not null })
                .Where(step => Model(step.New!) is { } model && (step.Old is null || Model(step.Old) != model))
                .DistinctBy(step => step.Urn)
                .Select(step => (step.Name, step.Urn, Purpose: Purpose(step.New!), Model: Model(step.New!)!))
                .Where(each => tested[each.Purpose].Any() && !tested[each.Purpose].Contains(each.Model))
                .Select(each => new Finding(
                    ModelParity.Id,
                    Severity.Error,
                    each.Name,
                    each.Urn,
                    $"the deployment {each.Purpose} would run {each.Model}, and this release was tested with "
                        + $"{string.Join(", ", tested[each.Purpose].Distinct())}; deploy {each.Model} to test first"
                )),
        ];
    }

    private static string Purpose(PlannedResource deployment) =>
        new AzureResource(deployment) is var resource && resource.Text("deploymentName") is { } name ? name : resource.AzureName;

    /// <returns>Null if a part of it is not known.</returns>
    private static ModelVersion? Model(PlannedResource deployment)
    {
        var resource = new AzureResource(deployment);
        return
            resource.Hides("properties.model.name")
            || resource.Hides("properties.model.version")
            || resource.Text("properties.model.name") is not { } name
            ? null
            : new ModelVersion(name, resource.Text("properties.model.version") ?? "without a version");
    }

    private static IReadOnlyList<(string Purpose, ModelVersion Model)> Tested(string file)
    {
        if (!File.Exists(file))
        {
            throw new Failure($"there is no evidence {file}; .ci/deploy reads it from the release store");
        }

        try
        {
            return
            [
                .. (JsonNode.Parse(File.ReadAllText(file))?["models"] as JsonArray ?? throw new JsonException("it has no models"))
                    .Select(line => line!.ToString().Split(' '))
                    .Select(parts =>
                        parts.Length == 3
                            ? (parts[0], new ModelVersion(parts[1], parts[2]))
                            : throw new JsonException("a model must be PURPOSE MODEL VERSION")
                    ),
            ];
        }
        catch (Exception exception)
            when (exception is JsonException or InvalidOperationException or IOException or UnauthorizedAccessException)
        {
            throw new Failure($"{file} is no evidence of a test: {exception.Message.TrimEnd('.')}; deploy the release to test again");
        }
    }
}
