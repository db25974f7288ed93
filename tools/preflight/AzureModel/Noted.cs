using Planning.Plans;

namespace Preflight.AzureModel;

/// <summary>What is made of a plan once. Each reader notes the unknown values that were read for it, not only the first one.</summary>
internal sealed class Noted<T>(Func<T> make)
{
    private (T Result, bool AnyUnknown)? _made;

    public T Value
    {
        get
        {
            _made ??= UnknownReads.During(make);
            UnknownReads.Note(_made.Value.AnyUnknown);
            return _made.Value.Result;
        }
    }
}
