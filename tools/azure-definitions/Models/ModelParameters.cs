using AzureDefinitions.Facts;

namespace AzureDefinitions.Models;

/// <summary>What requests to a model may contain, from model-parameters.json.</summary>
/// <param name="Efforts">Values of reasoning_effort; empty for a model that does not reason.</param>
public sealed record ModelParameters(IReadOnlyList<string> Efforts)
{
    /// <returns>Null if the table does not know the model.</returns>
    public static ModelParameters? Find(string model)
    {
        foreach (var row in FactFile.Of("model-parameters").Rows)
        {
            if (Fits(row["name"], model))
            {
                return new(row.List("efforts"));
            }
        }

        return null;
    }

    private static bool Fits(string name, string model) =>
        name is [.. var begin, '*']
            ? model.StartsWith(begin, StringComparison.OrdinalIgnoreCase)
            : name.Equals(model, StringComparison.OrdinalIgnoreCase);
}
