using System.Text.Json;
using System.Text.Json.Nodes;
using CommandLine;
using Planning.Plans;
using Planning.States;
using Planning.Updates;
using Planning.Wire;

namespace Preflight.Gate;

/// <summary>
/// The file that `pulumi preview --json` writes: config, steps, diagnostics, duration, changeSummary (pkg/display/json.go). An
/// incomplete file is rejected: the gate would miss what it lacks.
/// </summary>
public static class PreviewFile
{
    private const string Remedy = "save one with `pulumi preview --json --show-sames > FILE`";

    public static Preview Read(string file)
    {
        if (!File.Exists(file))
        {
            throw new Failure($"there is no preview {file}; {Remedy}");
        }

        try
        {
            return Of(JsonNode.Parse(File.ReadAllText(file)) as JsonObject ?? throw new JsonException("it holds no object"));
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
            throw new Failure($"{file} is no preview of Pulumi's, or not a whole one: {exception.Message.TrimEnd('.')}; {Remedy}");
        }
    }

    private static Preview Of(JsonObject root)
    {
        var errors = Listed(root, "diagnostics")
            .Where(each => each?["severity"]?.ToString() == "error")
            .Select(each => each!["message"]?.ToString().Trim() ?? "")
            .ToList();
        if (errors.Count > 0)
        {
            var shown = string.Concat(errors.Take(5).Select(error => $"\n  {error.ReplaceLineEndings("\n  ")}"));
            var more = errors.Count > 5 ? $"\n  and {errors.Count - 5} more" : "";
            throw new Failure($"the preview failed, so that there is nothing to judge:{shown}{more}");
        }

        if (root["maybeCorrupt"]?.GetValue<bool>() == true)
        {
            throw new Failure("the preview says that the state may be corrupt; repair it first");
        }

        // Pulumi adds it at the very end; without it the preview was cancelled.
        var summary = (root["changeSummary"] as JsonObject ?? throw new JsonException("it has no changeSummary")).ToDictionary(
            entry => entry.Key,
            entry => entry.Value!.GetValue<int>()
        );
        var steps = Listed(root, "steps").Select(Step).ToList();
        foreach (var operation in StepOperation.Counted)
        {
            var listed = steps.Count(step => step.Operation == operation);
            if (listed < summary.GetValueOrDefault(operation))
            {
                throw new JsonException($"its summary counts {summary[operation]} to {operation} and it lists {listed}");
            }
        }

        var origins = steps
            .Select(step => step.Urn.Split("::"))
            .Select(parts => (Stack: parts[0]["urn:pulumi:".Length..], Project: parts[1]))
            .Distinct()
            .ToList();
        return origins.Count switch
        {
            1 => new Preview(origins[0].Stack, origins[0].Project, steps, summary),
            0 => new Preview("", "", steps, summary),
            _ => throw new JsonException($"its steps are of {origins.Count} stacks"),
        };
    }

    /// <summary>Pulumi omits an empty list. Anything else in its place would hide steps or errors.</summary>
    private static JsonArray Listed(JsonObject root, string name) =>
        root[name] switch
        {
            null => [],
            JsonArray list => list,
            _ => throw new JsonException($"its {name} are no list"),
        };

    private static PreviewStep Step(JsonNode? node)
    {
        var (operation, urn) = (node?["op"]?.ToString() ?? "", node?["urn"]?.ToString() ?? "");
        if (!StepOperation.IsKnown(operation))
        {
            throw new JsonException($"a step has the operation '{operation}', which is none of Pulumi's");
        }

        // A terminal or a log would obey control characters.
        if (!urn.StartsWith("urn:pulumi:", StringComparison.Ordinal) || urn.Split("::").Length < 4 || urn.Any(char.IsControl))
        {
            throw new JsonException($"a step has the URN '{JsonEncodedText.Encode(urn)}', which is none");
        }

        var (old, now) = (State(node!["oldState"], urn), State(node["newState"], urn));

        // Pulumi omits a state that it cannot serialize; such a step cannot be checked.
        return (old is null && (StepOperation.NeedsOld(operation) || now is null)) || (now is null && StepOperation.NeedsNew(operation))
            ? throw new JsonException(
                $"the step to {operation} {Urn.Name(urn)} lacks its "
                    + $"{(now is null && StepOperation.NeedsNew(operation) ? "newState" : "oldState")}"
            )
            : new PreviewStep(
                operation,
                urn,
                old,
                now,
                [.. (node["replaceReasons"] as JsonArray ?? []).Select(reason => reason!.ToString())]
            )
            {
                Differences = [.. (node["detailedDiff"] as JsonObject ?? []).Select(entry => entry.Key)],
            };
    }

    private static PlannedResource? State(JsonNode? state, string urn) =>
        state is null
            ? null
            : new PlannedResource
            {
                Urn = urn,
                Type = state["type"]?.ToString() is { Length: > 0 } type ? type : Urn.QualifiedType(urn).Split('$')[^1],
                Name = Urn.Name(urn),
                Parent = state["parent"]?.ToString(),
                Custom = state["custom"]?.GetValue<bool>() == true,
                Read = state["external"]?.GetValue<bool>() == true,
                Id = state["id"]?.ToString(),
                Inputs = new RecordedValues().Object(state["inputs"]),
                Outputs = new RecordedValues().Object(state["outputs"]),
                Options = new PlannedOptions
                {
                    Protect = state["protect"]?.GetValue<bool>() == true,
                    RetainOnDelete = state["retainOnDelete"]?.GetValue<bool>() == true,
                },
            };
}
