using System.Text.Json;
using System.Text.Json.Nodes;
using CommandLine;
using Planning.Plans;

namespace Planning.States;

/// <summary>
/// The file that `pulumi stack export` writes: a version and the deployment (DeploymentV3 in sdk/go/common/apitype/core.go of
/// pulumi/pulumi). The checkpoint of a self-managed backend, which has the deployment as `latest`, is read too.
/// </summary>
public static class ExportFile
{
    private const string Remedy = "save one with `pulumi stack export --stack STACK --file FILE`";

    /// <summary>Version 4 has the same resources; it only says which features of the engine they use.</summary>
    private static readonly int[] Versions = [3, 4];

    private static readonly JsonDocumentOptions Options = new() { MaxDepth = 512, AllowDuplicateProperties = false };

    /// <exception cref="Failure">It cannot be read, or is none.</exception>
    public static DeployedStack Read(string file)
    {
        if (!File.Exists(file))
        {
            throw new Failure($"there is no state {file}; {Remedy}");
        }

        try
        {
            using var stream = File.OpenRead(file);
            var root = JsonNode.Parse(stream, documentOptions: Options) as JsonObject ?? throw new JsonException("it holds no object");
            return Of(file, Deployment(root));
        }
        catch (Exception exception)
            when (exception
                    is JsonException
                        or InvalidOperationException
                        or FormatException
                        or ArgumentException
                        or IOException
                        or UnauthorizedAccessException
            )
        {
            throw new Failure($"{file} is no exported state of Pulumi: {exception.Message.TrimEnd('.')}; {Remedy}");
        }
    }

    private static JsonObject Deployment(JsonObject root)
    {
        if (root["steps"] is not null || root["changeSummary"] is not null)
        {
            throw new JsonException("it is a preview, which `preflight gate --preview` reads");
        }

        if (root["version"] is not JsonValue number || !number.TryGetValue<int>(out var version))
        {
            throw new JsonException("it has no version");
        }

        if (!Versions.Contains(version))
        {
            throw new JsonException(
                $"its version must be 3 or 4, got {version}; "
                    + (version < 3 ? "`pulumi up` of a present CLI writes version 3" : "a later version of preflight may read it")
            );
        }

        return root["deployment"] as JsonObject
            ?? (root["checkpoint"] is JsonObject checkpoint ? checkpoint["latest"] as JsonObject ?? [] : null)
            ?? throw new JsonException("it has no deployment");
    }

    private static DeployedStack Of(string file, JsonObject deployment)
    {
        var entries = List(deployment, "resources")
            .Select(entry => entry as JsonObject ?? throw new JsonException("a resource is no object"));
        var reader = new ResourceReader();
        var resources = entries.Select(reader.Read).ToList();
        var origins = resources
            .Select(resource => resource.Urn.Split("::"))
            .Select(parts => (Stack: parts[0]["urn:pulumi:".Length..], Project: parts[1]))
            .Distinct()
            .ToList();
        if (origins.Count > 1)
        {
            throw new JsonException($"its resources are of {origins.Count} stacks, as {origins[0]} and {origins[1]}");
        }

        var twice = resources.Where(each => !each.IsPendingDeletion).GroupBy(each => each.Urn).FirstOrDefault(same => same.Count() > 1);
        if (twice is not null)
        {
            throw new JsonException($"it has {twice.Key} twice");
        }

        var (stack, project) = origins.Count == 0 ? ("", "") : origins[0];
        return new DeployedStack(file, stack, project, resources, [.. List(deployment, "pending_operations").Select(Pending)]);
    }

    private static string Pending(JsonNode? operation)
    {
        var text = $"{operation?["type"]} {operation?["resource"]?["urn"]}";
        return text.Any(char.IsControl) ? throw new JsonException("a pending operation has a control character") : text;
    }

    /// <summary>Pulumi omits an empty list.</summary>
    private static JsonArray List(JsonObject map, string name) =>
        map[name] switch
        {
            null => [],
            JsonArray list => list,
            _ => throw new JsonException($"its {name} are no list"),
        };
}
