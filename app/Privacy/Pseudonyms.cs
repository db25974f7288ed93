using System.Security.Cryptography;
using System.Text;
using App.Settings;

namespace App.Privacy;

/// <summary>Names people in logs and traces so that one is told from another, and none is known by it.</summary>
/// <param name="key">
/// Privacy:PseudonymKey. Whoever has it can find a known person's pseudonym, so it lies in the Key Vault; the same key in every instance
/// gives the same names.
/// </param>
internal sealed class Pseudonyms(byte[] key)
{
    public const string Setting = "Privacy:PseudonymKey";
    private const int LeastLength = 32;

    /// <summary>Sixteen hexadecimal digits.</summary>
    public string Of(string id) => Convert.ToHexStringLower(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(id)).AsSpan(0, 8));

    /// <summary>Where no key is set, one is made that nobody knows and that ends with the process.</summary>
    public static Pseudonyms Read(SettingsReader read)
    {
        var key = read.Secret(Setting, LeastLength);
        return new Pseudonyms(key is null ? RandomNumberGenerator.GetBytes(LeastLength) : Encoding.UTF8.GetBytes(key));
    }
}
