using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using CommandLine;

namespace Planning.Plans;

/// <summary>The plan as a file. Order and form are stable, so that two of them can be compared line by line.</summary>
public static class PlanFile
{
    /// <summary>Deeper than any request; the default of 64 is less than nested templates and workflows have.</summary>
    private const int MaxDepth = 512;

    private static readonly JsonSerializerOptions Format = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        WriteIndented = true,
        MaxDepth = MaxDepth,
        AllowDuplicateProperties = false,
        NewLine = "\n",
    };

    public static string Write(Plan plan) => JsonSerializer.Serialize(plan, Format) + "\n";

    public static Plan Read(string file)
    {
        if (!File.Exists(file))
        {
            throw new Failure($"there is no plan file {file}; save one with `plan STACK --format json > {file}`.");
        }

        try
        {
            var text = File.ReadAllText(file);
            if (HalfCharacter(text) is { } half)
            {
                throw new JsonException($"it has {half}, half of a character.");
            }

            var plan = JsonSerializer.Deserialize<Plan>(text, Format) ?? throw new JsonException("it is empty");
            return Problem(plan) is { } problem ? throw new JsonException(problem) : plan;
        }
        catch (Exception exception) when (exception is JsonException or ArgumentException)
        {
            throw new Failure($"{file} is no plan file: {exception.Message} Save one with `plan STACK --format json > {file}`.");
        }
    }

    /// <summary>What a file that was written by hand can have wrong; JSON's null fits every type.</summary>
    private static string? Problem(Plan plan) =>
        plan.Resources is null || plan.Stack is null || plan.Outputs is null || plan.Calls is null
            ? "resources, stack, outputs and calls must not be null."
        : plan.Resources.FirstOrDefault(resource =>
            resource?.Urn is null
            || resource.Type is null
            || resource.Name is null
            || resource.Inputs is null
            || resource.Outputs is null
            || resource.DependsOn is null
            || resource.Options is null
        )
            is not null
        || plan.Resources.Contains(null!)
            ? "each resource needs urn, type, name, inputs, outputs, dependsOn and options."
        : plan.Resources.FirstOrDefault(resource => $"{resource.Urn}{resource.Type}{resource.Name}".Any(char.IsControl)) is { } hidden
            ? $"the resource {JsonEncodedText.Encode(hidden.Name)} has a control character in its urn, type or name, "
                + "which a terminal or a log would interpret."
        : plan.Resources.FirstOrDefault(HasNull) is { } hollow
            ? $"{hollow.Urn} has null where a list, or an element of a list, is expected."
        : plan.Resources.FirstOrDefault(resource => !IsUrn(resource.Urn)) is { } odd
            ? $"the URN must be as in urn:pulumi:stack::project::type::name, got '{odd.Urn}'."
        : plan.Resources.GroupBy(resource => string.Join("::", resource.Urn.Split("::").Skip(2))).FirstOrDefault(group => group.Count() > 1)
            is { } twice
            ? $"it has {twice.First().Urn} twice."
        : null;

    private static bool HasNull(PlannedResource resource) =>
        resource.Options is var options
        && new[]
        {
            resource.DependsOn,
            resource.Secrets,
            resource.Unknowns,
            options.IgnoreChanges,
            options.ReplaceOnChanges,
            options.AdditionalSecretOutputs,
            options.Aliases,
        }
            .Concat(resource.PropertyDependsOn?.Values ?? [null!])
            .Any(list => list is null || list.Contains(null!));

    private static bool IsUrn(string urn) => urn.StartsWith("urn:pulumi:", StringComparison.Ordinal) && urn.Split("::").Length >= 4;

    /// <returns>The first escape of one half of a character in UTF-16, which no text can hold; null if there is none.</returns>
    private static string? HalfCharacter(string json)
    {
        for (var at = json.IndexOf(@"\u", StringComparison.Ordinal); at >= 0; at = json.IndexOf(@"\u", at + 1, StringComparison.Ordinal))
        {
            var isEscaped = json.AsSpan(0, at).Length - json.AsSpan(0, at).TrimEnd('\\').Length is var slashes && slashes % 2 == 1;
            if (!isEscaped && Unit(json, at) is { } unit && char.IsSurrogate(unit))
            {
                if (!char.IsHighSurrogate(unit) || Unit(json, at + 6) is not { } low || !char.IsLowSurrogate(low))
                {
                    return json.Substring(at, 6);
                }

                at += 6;
            }
        }

        return null;
    }

    private static char? Unit(string json, int at) =>
        at + 6 <= json.Length
        && json.AsSpan(at).StartsWith(@"\u", StringComparison.Ordinal)
        && ushort.TryParse(json.AsSpan(at + 2, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var unit)
            ? (char)unit
            : null;
}
