using Spectre.Console;
using Spectre.Console.Rendering;

namespace CommandLine;

/// <summary>Replaces control characters in what is printed: a terminal would obey those that a program or a file brings.</summary>
public sealed class PlainText : IRenderHook
{
    public static readonly PlainText Hook = new();

    public IEnumerable<IRenderable> Process(RenderOptions options, IEnumerable<IRenderable> renderables) =>
        renderables.Select(each => new Cleaned(each));

    private sealed class Cleaned(IRenderable inner) : IRenderable
    {
        public Measurement Measure(RenderOptions options, int maxWidth) => inner.Measure(options, maxWidth);

        public IEnumerable<Segment> Render(RenderOptions options, int maxWidth) => inner.Render(options, maxWidth).Select(Clean);
    }

    private static Segment Clean(Segment segment) =>
        segment.IsControlCode || segment.IsLineBreak || !segment.Text.Any(char.IsControl)
            ? segment
            : new Segment(string.Concat(segment.Text.Select(letter => char.IsControl(letter) ? ' ' : letter)), segment.Style);
}
