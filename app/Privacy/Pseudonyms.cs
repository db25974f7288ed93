using System.Security.Cryptography;
using System.Text;
using App.Settings;

namespace App.Privacy;

/// <summary>Names users in logs and traces by a keyed hash of their id.</summary>
/// <param name="key">
/// Privacy:PseudonymKey. It can map a known user to a pseudonym, so keep it in the Key Vault. All instances with the same key use the same
/// pseudonyms.
/// </param>
internal sealed class Pseudonyms(byte[] key)
{
    public const string Setting = "Privacy:PseudonymKey";
    private const int LeastLength = 32;

    /// <summary>Sixteen hexadecimal digits.</summary>
    public string Of(string id) => Convert.ToHexStringLower(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(id)).AsSpan(0, 8));

    /// <summary>Without a key, uses a random one for the life of the process.</summary>
    public static Pseudonyms Read(SettingsReader read)
    {
        var key = read.Secret(Setting, LeastLength);
        return new Pseudonyms(key is null ? RandomNumberGenerator.GetBytes(LeastLength) : Encoding.UTF8.GetBytes(key));
    }
}
