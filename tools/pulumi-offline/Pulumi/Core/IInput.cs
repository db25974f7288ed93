namespace Pulumi;

/// <summary>Any Input&lt;T&gt;, without its type.</summary>
internal interface IInput
{
    /// <summary>The value with everything inside it resolved.</summary>
    Task<OutputData> DataTask { get; }

    /// <summary>
    /// The value to send: lists and maps keep their elements as inputs here, so that one unknown or secret element does not
    /// make the whole collection so.
    /// </summary>
    Task<OutputData> WireTask => DataTask;
}
