namespace Preflight.Rules;

/// <summary>Addresses of e-mail, as Azure checks them.</summary>
internal static class MailAddress
{
    /// <summary>name@domain.tld, without spaces.</summary>
    public static bool Is(string text) =>
        text.Split('@') is [{ Length: > 0 }, { Length: > 2 } domain]
        && domain.IndexOf('.', StringComparison.Ordinal) > 0
        && !domain.EndsWith('.')
        && !text.Any(char.IsWhiteSpace);
}
