namespace App.Privacy;

/// <summary>Stands in the log for an exception that would name somebody: the same type, place and causes, in redacted words.</summary>
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

    /// <summary>The exception itself where nothing in it needs masking, so that sinks see its real type.</summary>
    public static Exception? Of(Exception? original)
    {
        if (original is null)
            return null;

        var said = original.ToString();
        var redacted = Redactor.Redact(said);
        return said == redacted ? original : new RedactedException(original, redacted);
    }

    public override string ToString() => text;
}
