using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace AzureSimulator.State;

/// <summary>Values that are the same in each run: ids from names, times as text.</summary>
public static class Fixed
{
    /// <returns>The same for the same text, without letter case.</returns>
    public static string Guid(string text) =>
        new Guid(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToUpperInvariant())).AsSpan(0, 16)).ToString();

    public static string Text(DateTimeOffset time) => time.UtcDateTime.ToString("O", CultureInfo.InvariantCulture);

    public static DateTimeOffset Time(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
}
