namespace Planning.Engine;

/// <summary>Takes secret configuration values out of text that a program printed.</summary>
public static class Redaction
{
    public static string Hide(string text, IEnumerable<string> secrets)
    {
        foreach (var secret in secrets.Where(secret => secret.Length > 3).OrderByDescending(secret => secret.Length))
        {
            text = text.Replace(secret, "[secret]");
        }

        return text;
    }
}
