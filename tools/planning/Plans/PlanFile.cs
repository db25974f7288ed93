using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using CommandLine;

namespace Planning.Plans;

/// <summary>The plan as a file. Order and form are stable, so that two of them can be compared line by line.</summary>
public static class PlanFile
{
    private static readonly JsonSerializerOptions Format = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        WriteIndented = true,
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
            var plan = JsonSerializer.Deserialize<Plan>(File.ReadAllText(file), Format) ?? throw new JsonException("it is empty");
            return Problem(plan) is { } problem ? throw new JsonException(problem) : plan;
        }
        catch (JsonException exception)
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
        : plan.Resources.GroupBy(resource => resource.Urn).FirstOrDefault(group => group.Count() > 1) is { } twice
            ? $"it has {twice.Key} twice."
        : null;
}
