using System.Security.Cryptography;
using System.Text;

namespace AzureDefinitions.Outputs;

/// <summary>The made-up signed-in principal, and ids that are made up but the same in every run.</summary>
public static class Identity
{
    public const string SubscriptionId = "00000000-0000-4000-8000-000000000001";
    public const string TenantId = "00000000-0000-4000-8000-000000000002";
    public const string ObjectId = "00000000-0000-4000-8000-000000000003";
    public const string ClientId = "00000000-0000-4000-8000-000000000004";

    /// <summary>A GUID from a URN or an id, and what it is for; never all zeros, always version 4 in form.</summary>
    public static string Guid(string owner, string purpose)
    {
        var bytes = SHA256.HashData(Encoding.UTF8.GetBytes($"{purpose}\n{owner}")).AsSpan(0, 16).ToArray();
        bytes[6] = (byte)((bytes[6] & 0x0f) | 0x40);
        bytes[8] = (byte)((bytes[8] & 0x3f) | 0x80);
        return new System.Guid(bytes, bigEndian: true).ToString();
    }
}
