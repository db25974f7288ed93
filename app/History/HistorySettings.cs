using System.Text.RegularExpressions;
using App.Settings;

namespace App.History;

/// <summary>Where conversations and feedback of signed-in users are stored, and for how long.</summary>
internal sealed partial record HistorySettings
{
    /// <summary>History:TableEndpoint. Azure Table Storage, or Cosmos DB for Table: both speak the same protocol.</summary>
    public required Uri TableEndpoint { get; init; }

    /// <summary>History:RetentionDays. Counted from the last answer of a conversation.</summary>
    public required TimeSpan Retention { get; init; }

    /// <summary>History:Table and History:FeedbackTable. They are created on first use.</summary>
    public required string Table { get; init; }

    public required string FeedbackTable { get; init; }

    /// <summary>Null without an endpoint.</summary>
    public static HistorySettings? Read(SettingsReader read)
    {
        const string Allowed = "3 to 63 letters and digits, starting with a letter";
        var days = read.Number("History:RetentionDays", 30, 1, 3_650);
        var table = read.Name("History:Table", "conversations", TableName(), Allowed);
        var feedback = read.Name("History:FeedbackTable", "feedback", TableName(), Allowed);
        return read.Address("History:TableEndpoint", [Uri.UriSchemeHttps], "https://<account>.table.core.windows.net/") is { } endpoint
            ? new()
            {
                TableEndpoint = endpoint,
                Retention = TimeSpan.FromDays(days),
                Table = table,
                FeedbackTable = feedback,
            }
            : null;
    }

    [GeneratedRegex(@"^[A-Za-z][A-Za-z0-9]{2,62}\z")]
    private static partial Regex TableName();
}
