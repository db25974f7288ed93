using System.Security.Cryptography;
using System.Text;

namespace Delivery.Packaging;

/// <summary>The version of a prompt, as the app stamps it on each answer.</summary>
internal static class PromptVersion
{
    /// <returns>The first 12 hex digits of the SHA-256 of the trimmed text with line feeds.</returns>
    public static string Of(string text)
    {
        var normal = text.ReplaceLineEndings("\n").Trim();
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(normal)))[..12];
    }
}
