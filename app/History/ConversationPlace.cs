using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace App.History;

/// <summary>A place in the list of a caller's conversations, newest first. A list continues after it.</summary>
internal sealed record ConversationPlace(DateTimeOffset UpdatedAt, Guid Id)
{
    public static bool TryParse(string? text, [NotNullWhen(true)] out ConversationPlace? place)
    {
        place =
            text?.Split('_') is [var at, var id]
            && long.TryParse(at, NumberStyles.None, CultureInfo.InvariantCulture, out var ticks)
            && ticks <= DateTimeOffset.MaxValue.Ticks
            && Guid.TryParseExact(id, "D", out var conversation)
                ? new ConversationPlace(new DateTimeOffset(ticks, TimeSpan.Zero), conversation)
                : null;
        return place is not null;
    }

    /// <summary>Whether the conversation comes later in the list.</summary>
    public bool IsBefore(HeaderEntity header) =>
        header.UpdatedAt < UpdatedAt || (header.UpdatedAt == UpdatedAt && header.Id.CompareTo(Id) < 0);

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{UpdatedAt.UtcTicks}_{Id:D}");
}
