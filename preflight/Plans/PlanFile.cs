using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Preflight.Plans;

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
            throw new Failure($"there is no plan file {file}; save one with `plan STACK --json > {file}`.");
        }

        try
        {
            return JsonSerializer.Deserialize<Plan>(File.ReadAllText(file), Format) ?? throw new JsonException("it is empty");
        }
        catch (JsonException exception)
        {
            throw new Failure($"{file} is no plan file: {exception.Message} Save one with `plan STACK --json > {file}`.");
        }
    }
}
