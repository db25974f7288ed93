using System.Text.Json;
using System.Text.Json.Nodes;
using CommandLine;
using Planning.Updates;
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
        var tested = Tested(evidence);
        return
        [
            .. preview
                .Steps.Where(step => step is { Type: "cognitiveservices:Deployment", New: not null } and not { Operation: "same" })
                .DistinctBy(step => step.Urn)
                .Select(step => (Step: step, Problem: Problem(step, tested)))
                .Where(each => each.Problem is not null)
                .Select(each => new Finding(ModelParity.Id, Severity.Error, each.Step.Name, each.Step.Urn, each.Problem!)),
        ];
    }

    /// <returns>Null if test ran the model, under the same name or, if it has no deployment of that name, under any.</returns>
    private static string? Problem(PreviewStep step, IReadOnlyList<(string Purpose, ModelVersion Model)> tested)
    {
        var deployment = new AzureResource(step.New!);
        var purpose = deployment.Text("deploymentName") ?? deployment.AzureName;
        if (deployment.Hides("properties.model.name") || deployment.Hides("properties.model.version"))
        {
            return $"the model of the deployment {purpose} is secret or not known before the update, and cannot be compared with test; "
                + "set name and version as plain values";
        }

        if (Model(deployment) is not { } model || (step.Old is not null && Model(new AzureResource(step.Old)) == model))
        {
            return null;
        }

        var named = tested.Where(each => each.Purpose == purpose).ToList();
        var compared = (named.Count > 0 ? named : tested).Select(each => each.Model).Distinct().ToList();
        return compared.Contains(model)
            ? null
            : $"the deployment {purpose} would run {model}, and this release was tested with {string.Join(", ", compared)}; "
                + $"deploy {model} to test first";
    }

    private static ModelVersion? Model(AzureResource deployment) =>
        deployment.Text("properties.model.name") is { } name
            ? new ModelVersion(name, deployment.Text("properties.model.version") ?? "without a version")
            : null;

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
                    .Select(line => line?.ToString().Split(' ') ?? [])
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
