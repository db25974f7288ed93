using System.IO.Enumeration;
using AzureDefinitions.Facts;
using Preflight.AzureModel;

namespace Preflight.Rules;

/// <summary>A service or a feature that retires, from retirements.json.</summary>
/// <param name="Path">The input that chooses the feature; null for each resource of the type.</param>
/// <param name="Values">Values of the input; * stands for any text.</param>
internal sealed record Retirement(string? Path, IReadOnlyList<string> Values, string What, DateOnly Day, string Use)
{
    private static readonly Lazy<ILookup<string, Retirement>> ByType = new(() =>
        FactFile
            .Of("retirements")
            .Rows.ToLookup(
                row => row["type"],
                row => new Retirement(row.Text("path"), row.List("values"), row["what"], row.Day("retires")!.Value, row["use"])
            )
    );

    public static IEnumerable<Retirement> Of(AzureResource resource) =>
        ByType.Value[resource.Token].Where(retirement => retirement.Concerns(resource));

    private bool Concerns(AzureResource resource) =>
        Path is null
        || (
            resource.Text(Path) is { } value
            && !AzureResource.IsHidden(value)
            && Values.Any(pattern => FileSystemName.MatchesSimpleExpression(pattern, value))
        );
}
