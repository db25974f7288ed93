namespace App.Privacy;

/// <summary>Replaces an exception with personal data in the log: same type, stack and causes, redacted text.</summary>
internal sealed class RedactedException : Exception
{
    private readonly string text;

    private RedactedException(Exception original, string text)
        : base($"{original.GetType().FullName}: {Redactor.Redact(original.Message)}")
    {
        this.text = text;
        StackTrace = original.StackTrace;
    }

    public override string? StackTrace { get; }

    /// <summary>The original if nothing needs masking, so that sinks get its real type.</summary>
    public static Exception? Of(Exception? original)
    {
        if (original is null)
            return null;

        var text = original.ToString();
        var redacted = Redactor.Redact(text);
        return text == redacted ? original : new RedactedException(original, redacted);
    }

    public override string ToString() => text;
}
