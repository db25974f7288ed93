using AzureDefinitions.Facts;
using AzureSimulator.State;

namespace AzureSimulator.Timing;

/// <summary>How long Azure works on a resource of a type, and how a client learns that it has ended.</summary>
public sealed record Durations(TimeSpan Create, TimeSpan Update, TimeSpan Delete, OperationStyle Style, OperationStyle DeleteStyle)
{
    private static readonly Durations Unknown = new(
        TimeSpan.FromSeconds(10),
        TimeSpan.FromSeconds(10),
        TimeSpan.FromSeconds(10),
        OperationStyle.Direct,
        OperationStyle.Direct
    );

    private static readonly Lazy<IReadOnlyDictionary<string, Durations>> Table = new(() =>
        FactFile
            .Of("durations")
            .Rows.ToDictionary(
                row => row["type"],
                row => new Durations(
                    Seconds(row, "create"),
                    Seconds(row, "update"),
                    Seconds(row, "delete"),
                    StyleOf(row["style"]),
                    StyleOf(row.Text("deleteStyle") ?? (row["style"] == "body" ? "location" : row["style"]))
                )
                {
                    Retry = TimeSpan.FromSeconds(row.Number("retry") ?? 10),
                },
                StringComparer.OrdinalIgnoreCase
            )
    );

    /// <param name="type">As in Microsoft.Web/sites. A type without a row answers directly after ten seconds.</param>
    public static Durations Of(string type) => Table.Value.GetValueOrDefault(type) ?? Unknown;

    /// <summary>The Retry-After of its operations.</summary>
    public TimeSpan Retry { get; private init; } = TimeSpan.FromSeconds(10);

    public TimeSpan For(string kind) =>
        kind switch
        {
            "Create" => Create,
            "Delete" => Delete,
            _ => Update,
        };

    private static OperationStyle StyleOf(string text) => Enum.Parse<OperationStyle>(text, ignoreCase: true);

    private static TimeSpan Seconds(FactRow row, string property) => TimeSpan.FromSeconds(row.Number(property) ?? 0);
}
