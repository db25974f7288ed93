using System.Security.Cryptography;
using System.Text;
using App.Identity;

namespace App.History;

/// <summary>
/// Keys of the tables: one partition per caller, named by a digest, so that no external text gets into a key or filter and no user id gets
/// into the storage logs.
/// </summary>
internal static class Keys
{
    public const string FirstHeader = "h_";
    public const string AfterHeaders = "h`";

    public static string Partition(Caller caller) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(caller.Id)));

    public static string Header(Guid conversation) => $"h_{conversation:D}";

    public static Guid Conversation(string header) => Guid.Parse(header.AsSpan(2));

    public static bool IsHeader(string row) => row.StartsWith(FirstHeader, StringComparison.Ordinal);

    public static Guid ConversationOfTurn(string turn) => Guid.Parse(turn.AsSpan(2, 36));

    public static string Turn(Guid conversation, int position) => $"t_{conversation:D}_{position:000}";
}
