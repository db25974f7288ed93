using System.Text;

namespace Preflight.Tests;

/// <summary>A console stream that each asynchronous flow can direct to a writer of its own.</summary>
internal sealed class RoutedWriter(TextWriter elsewhere) : TextWriter
{
    private readonly AsyncLocal<TextWriter?> target = new();

    /// <summary>For this flow and those that it starts.</summary>
    public TextWriter Target
    {
        get => target.Value ?? elsewhere;
        set => target.Value = value;
    }

    public override Encoding Encoding => Encoding.UTF8;

    public override void Write(char value) => Target.Write(value);

    public override void Write(string? value) => Target.Write(value);

    public override void WriteLine(string? value) => Target.WriteLine(value);
}
