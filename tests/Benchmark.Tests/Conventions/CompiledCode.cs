using Mono.Cecil;
using Mono.Cecil.Cil;

namespace Benchmark.Tests.Conventions;

/// <summary>
/// What the compiler made of the sources: every type that a type of ours uses, anywhere in it, and every text it holds. What the compiler adds (lambdas, state
/// machines, records) counts for the type it was added to.
/// </summary>
/// <remarks>
/// A constant and a member of an enum leave no name behind: their values stand where they are used. <see cref="Constants"/> are looked for in the sources.
/// </remarks>
internal static class CompiledCode
{
    /// <summary>Stands for the namespace of <c>Program</c>, which has none.</summary>
    public const string Root = "Benchmark.Program";

    private static readonly Lazy<IReadOnlyList<TypeDefinition>> AllTypes = new(() =>
    [
        .. new[] { typeof(Program).Assembly, typeof(Benchmark.Data.Database).Assembly, typeof(Text).Assembly }
            .SelectMany(assembly => ModuleDefinition.ReadModule(assembly.Location).Types)
            .Where(type => NamespaceOf(type).StartsWith("Benchmark.", StringComparison.Ordinal)),
    ]);

    private static readonly Lazy<IReadOnlyList<Use>> AllUses = new(() => [.. AllTypes.Value.SelectMany(UsesOf).Distinct()]);

    /// <summary>The types of the program that stand in no other.</summary>
    public static IReadOnlyList<TypeDefinition> Types => AllTypes.Value;

    /// <summary>Each type that is used, once for each type that uses it.</summary>
    public static IReadOnlyList<Use> Uses => AllUses.Value;

    /// <summary>The uses of one part of the program by another.</summary>
    public static IEnumerable<Use> InnerUses => Uses.Where(use => use.To != use.From && use.To.StartsWith("Benchmark.", StringComparison.Ordinal));

    /// <summary>Each method that is called and each field that is read, as Cecil writes it: <c>System.DateTime System.DateTime::get_Now()</c>.</summary>
    public static IEnumerable<(string Type, string Member)> Calls => CallsWithin.Select(call => (call.Type, call.Member));

    /// <summary>The same, with the type, nested or not, whose code it stands in.</summary>
    public static IEnumerable<(string Type, string Within, string Member)> CallsWithin =>
        from type in Types
        from each in WithNested(type)
        from method in each.Methods
        where method.HasBody
        from instruction in method.Body.Instructions
        where instruction.Operand is MemberReference and not TypeReference
        select (type.FullName, each.FullName, ((MemberReference)instruction.Operand).FullName);

    /// <summary>
    /// The texts in the code of each method. The pieces of a text that is put together stand side by side, with a word for what comes between them.
    /// </summary>
    public static IEnumerable<(TypeDefinition Type, string Text)> Texts =>
        from type in Types
        from method in WithNested(type).SelectMany(each => each.Methods)
        where method.HasBody
        let texts = method.Body.Instructions.Where(each => each.OpCode == OpCodes.Ldstr).Select(each => (string)each.Operand).ToList()
        from text in texts.Append(string.Join(" x ", texts))
        select (type, text);

    /// <summary>The constants and the members of enums that another type can name, as <c>Type.Member</c>, with the namespace they stand in.</summary>
    public static IEnumerable<(string Namespace, string Name)> Constants =>
        from type in Types
        from each in WithNested(type)
        from member in each.Fields
        where member.IsLiteral && !member.IsPrivate
        select (NamespaceOf(type), $"{each.Name}.{member.Name}");

    public static string NamespaceOf(TypeReference type)
    {
        var outer = type;
        while (outer.DeclaringType is not null)
            outer = outer.DeclaringType;
        return outer.Namespace.Length == 0 && outer.Name == nameof(Program) ? Root : outer.Namespace;
    }

    private static IEnumerable<TypeDefinition> WithNested(TypeDefinition type) => type.NestedTypes.SelectMany(WithNested).Prepend(type);

    private static IEnumerable<Use> UsesOf(TypeDefinition type)
    {
        var from = NamespaceOf(type);
        return WithNested(type).SelectMany(ReferencesOf).SelectMany(Plain).Select(used => new Use(from, type.FullName, NamespaceOf(used), used.FullName));
    }

    private static IEnumerable<TypeReference?> ReferencesOf(TypeDefinition type) =>
    [
        type.BaseType,
        .. type.Interfaces.SelectMany(each => OfAttributes(each).Append(each.InterfaceType)),
        .. OfAttributes(type),
        .. OfParameters(type),
        .. type.Fields.SelectMany(field => OfAttributes(field).Append(field.FieldType)),
        .. type.Properties.SelectMany(property => OfAttributes(property).Append(property.PropertyType)),
        .. type.Events.SelectMany(each => OfAttributes(each).Append(each.EventType)),
        .. type.Methods.SelectMany(ReferencesOf),
    ];

    private static IEnumerable<TypeReference?> ReferencesOf(MethodDefinition method) =>
    [
        .. OfSignature(method),
        .. OfAttributes(method),
        .. OfAttributes(method.MethodReturnType),
        .. OfParameters(method),
        .. method.Parameters.SelectMany(OfAttributes),
        .. method.Overrides.SelectMany(OfMethod),
        .. method.HasBody ? OfBody(method.Body) : [],
    ];

    private static IEnumerable<TypeReference?> OfBody(MethodBody body) =>
    [
        .. body.Variables.Select(variable => variable.VariableType),
        .. body.ExceptionHandlers.Select(handler => handler.CatchType),
        .. body.Instructions.SelectMany(instruction => instruction.Operand switch
        {
            TypeReference type => [type],
            FieldReference field => [field.DeclaringType, field.FieldType],
            MethodReference called => OfMethod(called),
            IMethodSignature signature => OfSignature(signature),
            _ => Enumerable.Empty<TypeReference?>(),
        }),
    ];

    private static IEnumerable<TypeReference?> OfMethod(MethodReference method) =>
    [
        method.DeclaringType,
        .. OfSignature(method),
        .. method is GenericInstanceMethod generic ? generic.GenericArguments : Enumerable.Empty<TypeReference>(),
    ];

    private static IEnumerable<TypeReference?> OfSignature(IMethodSignature signature) =>
        [signature.ReturnType, .. signature.Parameters.Select(parameter => parameter.ParameterType)];

    private static IEnumerable<TypeReference?> OfParameters(IGenericParameterProvider generic) =>
        generic.GenericParameters.SelectMany(parameter => OfAttributes(parameter)
            .Concat(parameter.Constraints.Select(constraint => constraint.ConstraintType)));

    private static IEnumerable<TypeReference?> OfAttributes(ICustomAttributeProvider provider) =>
        provider.HasCustomAttributes ? provider.CustomAttributes.SelectMany(OfAttribute) : [];

    private static IEnumerable<TypeReference?> OfAttribute(CustomAttribute attribute) =>
    [
        attribute.AttributeType,
        .. attribute.ConstructorArguments.SelectMany(OfArgument),
        .. attribute.Properties.Concat(attribute.Fields).SelectMany(named => OfArgument(named.Argument)),
    ];

    private static IEnumerable<TypeReference?> OfArgument(CustomAttributeArgument argument) =>
    [
        argument.Type,
        .. argument.Value switch
        {
            TypeReference type => [type],
            CustomAttributeArgument boxed => OfArgument(boxed),
            CustomAttributeArgument[] several => several.SelectMany(OfArgument),
            _ => Enumerable.Empty<TypeReference?>(),
        },
    ];

    /// <summary>The types that a type is put together from: of a list of targets the list and the target.</summary>
    private static IEnumerable<TypeReference> Plain(TypeReference? type) => type switch
    {
        null or GenericParameter => [],
        FunctionPointerType function => OfSignature(function).SelectMany(Plain),
        GenericInstanceType generic => Plain(generic.ElementType).Concat(generic.GenericArguments.SelectMany(Plain)),
        IModifierType modified => Plain(modified.ElementType).Concat(Plain(modified.ModifierType)),
        TypeSpecification made => Plain(made.ElementType),
        _ => [type],
    };

    /// <summary>A type that uses another.</summary>
    /// <param name="From">The namespace of the one.</param>
    /// <param name="Type">The one.</param>
    /// <param name="To">The namespace of the other.</param>
    /// <param name="Used">The other.</param>
    internal sealed record Use(string From, string Type, string To, string Used);
}
